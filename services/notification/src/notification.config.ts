import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

const MAILBOX = /^(?:([^<>"\p{Cc}]*)<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/u;

/** `Name <address>` or an address alone. */
const mailbox = z.string().transform((text, context) => {
  const [, name = '', address, alone] = MAILBOX.exec(text.trim()) ?? [];
  const found = address ?? alone;
  if (found) return { name: name.trim(), address: found };
  context.issues.push({ code: 'custom', message: 'must be an address, or a name and <address>', input: '' });
  return z.NEVER;
});
const milliseconds = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const workers = z.coerce.number().int().min(1).max(200).default(10);

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
    schema: configShapes.key32,
    about: 'Opens what verification sealed for this service; 32 bytes in base64.',
    secret: true,
  },
  SMTP_URL: { schema: configShapes.url, about: 'Mail server: smtp(s)://user:password@host:port.', secret: true },
  MAIL_FROM: { schema: mailbox, about: 'Sender of mails: Name <address>.' },
  EMAIL_WORKERS: { schema: workers, about: 'How many mails a process sends at once.' },
  KANNEL_URL: { schema: configShapes.url, about: "Kannel's smsbox; /cgi-bin/sendsms is added." },
  KANNEL_USERNAME: { schema: z.string().min(1), about: 'User of the sendsms interface.' },
  KANNEL_PASSWORD: { schema: z.string().min(1), about: 'Password of the sendsms interface.', secret: true },
  KANNEL_SENDER: {
    schema: z.string().regex(/^(?:[A-Za-z0-9 .-]{1,11}|\+?\d{3,15})$/),
    about: 'Sender of SMS: a registered name of at most 11 characters, or a number.',
  },
  SMS_WORKERS: { schema: workers, about: 'How many SMS a process hands over at once.' },
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
} satisfies ConfigKeys;

export type NotificationConfig = ConfigOf<typeof notificationKeys> & RuntimeConfig;
