import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';
import { smsDescription } from './out/generic-sms/description.js';

const MAILBOX = /^(?:([^<>"\p{Cc}]*)<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/u;

/** `Name <address>` or an address alone. */
const mailbox = z.string().transform((text, context) => {
  const [, name = '', address, alone] = MAILBOX.exec(text.trim()) ?? [];
  const found = address ?? alone;
  if (found) return { name: name.trim(), address: found };
  context.issues.push({ code: 'custom', message: 'must be an address, or a name and <address>', input: '' });
  return z.NEVER;
});
/** A description of a provider, as JSON. */
const described = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.issues.push({ code: 'custom', message: 'must be JSON', input: '' });
      return z.NEVER;
    }
  })
  .pipe(smsDescription);
const milliseconds = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const workers = z.coerce.number().int().min(1).max(200);
// As many as may share a transaction, and half of what Postfix takes from one client unless it is told otherwise
// (smtpd_client_connection_count_limit, 50).
const MAILS_AT_ONCE = 25;
const SMS_AT_ONCE = 10;

export const notificationKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'Database of this service, with user and password.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers, separated by commas.' },
  REDIS_URL: { schema: configShapes.url, about: 'Redis of the queues, with its password if any.', secret: true },
  QUEUE_PREFIX: {
    schema: z
      .string()
      .regex(/^[\w-]{1,40}$/)
      .default('daftar'),
    about: 'What the keys of the queues in Redis begin with.',
  },
  SEAL_KEY_VERIFICATION_NOTIFICATION: {
    schema: configShapes.keyRing,
    about: 'Opens what verification sealed for this service; id=base64[,id=base64] of 32 bytes each.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_NOTIFICATION: {
    schema: configShapes.keyRing,
    about: 'Opens what account sealed for this service; id=base64[,id=base64] of 32 bytes each.',
    secret: true,
  },
  SMTP_URL: { schema: configShapes.url, about: 'Mail server: smtp(s)://user:password@host:port.', secret: true },
  SMTP_URL_2: {
    schema: configShapes.url.optional(),
    about: 'Second mail server, which takes over while the first one is slow, failing or away.',
    secret: true,
  },
  MAIL_FROM: { schema: mailbox, about: 'Sender of mails: Name <address>.' },
  EMAIL_WORKERS: { schema: workers.default(MAILS_AT_ONCE), about: 'How many mails a process sends at once.' },
  KANNEL_URL: { schema: configShapes.url, about: "Kannel's smsbox; /cgi-bin/sendsms is added." },
  KANNEL_USERNAME: { schema: z.string().min(1), about: 'User of the sendsms interface.' },
  KANNEL_PASSWORD: { schema: z.string().min(1), about: 'Password of the sendsms interface.', secret: true },
  KANNEL_SENDER: {
    schema: z.string().regex(/^(?:[A-Za-z0-9 .-]{1,11}|\+?\d{3,15})$/),
    about: 'Sender of SMS: a registered name of at most 11 characters, or a number.',
  },
  GENERIC_SMS: {
    schema: described.optional(),
    about:
      'Second SMS provider, which takes over while Kannel is slow, failing or away: JSON {name, url, method, headers, body: {json} or {form}, answers: {accepted, permanent, temporary}, messageId, reports}.',
    secret: true,
  },
  SMS_PER_HOUR: {
    schema: z.coerce.number().int().min(0).max(100_000_000).default(100_000),
    about: 'How many SMS go out within an hour of the clock at most; what is more waits for the next one.',
  },
  SMS_WORKERS: { schema: workers.default(SMS_AT_ONCE), about: 'How many SMS a process hands over at once.' },
  RECEIPT_BASE_URL: {
    schema: configShapes.url,
    about: 'Where the SMS gateway reaches this service with its delivery reports.',
  },
  RECEIPT_KEY: {
    schema: configShapes.key32,
    about: 'Signs the addresses for delivery reports; 32 bytes in base64.',
    secret: true,
  },
  PROVIDER_TIMEOUT_MS: {
    schema: milliseconds(50, 120_000).default(10_000),
    about: 'How long a provider may take for one message, in milliseconds.',
  },
  PROVIDER_SLOW_MS: {
    schema: milliseconds(10, 120_000).default(3_000),
    about: 'A provider that takes longer for a message counts as if it had failed, in milliseconds.',
  },
  PROVIDER_FAILURES: {
    schema: z.coerce.number().int().min(1).max(1_000).default(3),
    about: 'After so many failures one after another a provider is left alone, and the next one takes over.',
  },
  PROVIDER_PAUSE_MS: {
    schema: milliseconds(10, 3_600_000).default(15_000),
    about: 'For how long a provider is left alone before one message tries it again, in milliseconds.',
  },
  BOUNCE_PORT: {
    schema: configShapes.port.optional(),
    about:
      'Port on which returned mails are taken by SMTP, in role work; without it none are, and mails return to MAIL_FROM.',
  },
  BOUNCE_HOST: { schema: z.string().default('127.0.0.1'), about: 'Address on which returned mails are taken.' },
  BOUNCE_DOMAIN: {
    schema: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?$/i)
      .optional(),
    about: 'Domain of the addresses that mails return to; unless told, that of MAIL_FROM. Its MX leads to BOUNCE_PORT.',
  },
  RETRY_FIRST_MS: {
    schema: milliseconds(10, 600_000).default(1_000),
    about: 'Pause after the first attempt that may pass; it doubles with each, half of it by chance. In milliseconds.',
  },
  RETRY_MOST_MS: {
    schema: milliseconds(10, 3_600_000).default(60_000),
    about: 'Longest pause between two attempts, in milliseconds.',
  },
  RECONCILE_MS: {
    schema: milliseconds(50, 600_000).default(60_000),
    about: 'How often PostgreSQL is searched for messages that the queue forgot or a worker left, in milliseconds.',
  },
  DELIVERIES_KEPT_DAYS: {
    schema: z.coerce.number().int().min(30).max(3_650).default(90),
    about: 'How long it is known of a message that it was sent, delivered or failed, in days.',
  },
} satisfies ConfigKeys;

export type NotificationConfig = ConfigOf<typeof notificationKeys> & RuntimeConfig;
