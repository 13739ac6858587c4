import { renderMail } from '../domain/templates/mail.js';
import { renderSms } from '../domain/templates/sms.js';
import type { Courier, MailProvider, SmsProvider } from './ports.js';

export function mailCourier(provider: MailProvider): Courier {
  return { provider: provider.name, send: (envelope, message) => provider.send(envelope, renderMail(message)) };
}

export function smsCourier(provider: SmsProvider): Courier {
  return { provider: provider.name, send: (envelope, message) => provider.send(envelope, renderSms(message)) };
}
