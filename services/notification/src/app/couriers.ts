import { renderMail } from '../domain/templates/mail.js';
import type { Mail } from '../domain/templates/mail-page.js';
import { renderNoticeMail, renderNoticeSms } from '../domain/templates/notice.js';
import { renderSms } from '../domain/templates/sms.js';
import type { Courier, MailProvider, Message, SmsProvider } from './ports.js';

const mailOf = (message: Message): Mail =>
  message.kind === 'code' ? renderMail(message.words) : renderNoticeMail(message.words);
const smsOf = (message: Message): string =>
  message.kind === 'code' ? renderSms(message.words) : renderNoticeSms(message.words);

export function mailCourier(provider: MailProvider): Courier {
  return { provider: provider.name, send: (envelope, message) => provider.send(envelope, mailOf(message)) };
}

export function smsCourier(provider: SmsProvider): Courier {
  return { provider: provider.name, send: (envelope, message) => provider.send(envelope, smsOf(message)) };
}
