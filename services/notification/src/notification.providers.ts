import type { SmsProvider } from './app/ports.js';
import type { ReceiptSignature } from './app/receipt-signature.js';
import { ReturnPaths } from './app/return-paths.js';
import type { NotificationConfig } from './notification.config.js';
import { GenericSmsProvider } from './out/generic-sms/generic-sms-provider.js';
import { KannelProvider } from './out/kannel/kannel-provider.js';
import { SmtpProvider } from './out/smtp/smtp-provider.js';

/** The SMS providers, the preferred one first. */
export function smsProvidersOf(config: NotificationConfig, signatures: ReceiptSignature): SmsProvider[] {
  const shared = { receiptBaseUrl: config.RECEIPT_BASE_URL, timeoutMs: config.PROVIDER_TIMEOUT_MS };
  const kannel = {
    ...shared,
    url: config.KANNEL_URL,
    username: config.KANNEL_USERNAME,
    password: config.KANNEL_PASSWORD,
    sender: config.KANNEL_SENDER,
  };
  const { GENERIC_SMS: description } = config;
  return [
    new KannelProvider(kannel, signatures),
    ...(description ? [new GenericSmsProvider({ ...shared, description }, signatures)] : []),
  ];
}

/** The addresses that mails return to. */
export function returnPathsOf({ RECEIPT_KEY, BOUNCE_DOMAIN, MAIL_FROM }: NotificationConfig): ReturnPaths {
  return new ReturnPaths(RECEIPT_KEY, BOUNCE_DOMAIN ?? MAIL_FROM.address.split('@').at(-1) ?? '');
}

/** The mail servers, the preferred one first. */
export function mailServersOf(config: NotificationConfig): SmtpProvider[] {
  const returnPaths = returnPathsOf(config);
  const settings = {
    from: config.MAIL_FROM,
    returnPath: config.BOUNCE_PORT ? returnPaths.of.bind(returnPaths) : undefined,
    timeoutMs: config.PROVIDER_TIMEOUT_MS,
    connections: config.EMAIL_WORKERS,
  };
  const urls = [config.SMTP_URL, config.SMTP_URL_2].filter((url) => url !== undefined);
  return urls.map((url, index) => new SmtpProvider({ ...settings, url, name: index === 0 ? 'smtp' : 'smtp-2' }));
}
