import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

const LONGEST_HOURS = 8_760;
const split = (list: string) => list.split(',').map((part) => part.trim());

export const accountKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'Database of this service, with user and password.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers, separated by commas.' },
  SESSION_PRIVATE_KEY: {
    schema: configShapes.jwk,
    about: 'Signs session tokens; an Ed25519 private key as a JWK.',
    secret: true,
  },
  DOCUMENT_RECEIPT_PUBLIC_KEY: {
    schema: configShapes.jwk,
    about: "Checks document-storage's receipts; an Ed25519 public key as a JWK.",
  },
  MASTER_KEY: {
    schema: configShapes.key32,
    about: 'Wraps the key of each person; 32 bytes in base64.',
    secret: true,
  },
  BLIND_INDEX_KEY: {
    schema: configShapes.key32,
    about: 'Key of the fingerprints by which NIK, contacts and refresh tokens are found; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_VERIFICATION: {
    schema: configShapes.key32,
    about: 'Seals what verification alone may read; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_NOTIFICATION: {
    schema: configShapes.key32,
    about: 'Seals what notification alone may read; 32 bytes in base64.',
    secret: true,
  },
  IDEMPOTENCY_KEY: {
    schema: configShapes.key32,
    about: 'Key of the fingerprints of remembered requests; 32 bytes in base64.',
    secret: true,
  },
  DRAFT_HOURS: {
    schema: z.coerce.number().int().min(1).max(LONGEST_HOURS).default(24),
    about: 'How long a draft stays after somebody was there, in hours.',
  },
  REMINDER_HOURS: {
    schema: z
      .string()
      .default('24,3')
      .transform((list) => split(list).map(Number))
      .pipe(z.array(z.number().int().min(1).max(LONGEST_HOURS)).max(20)),
    about: 'How long before a deadline people are reminded of it, in hours, separated by commas.',
  },
  CORRECTIONS_A_DAY: {
    schema: z.coerce.number().int().min(0).max(100).default(3),
    about: 'How often a registration may correct its contacts on a day in WIB.',
  },
  PHONE_COUNTRIES: {
    schema: z
      .string()
      .default('ID')
      .transform(split)
      .pipe(z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)),
    about: 'Countries whose mobile numbers are taken (ISO 3166-1 alpha-2), separated by commas.',
  },
  SWEEP_SECONDS: {
    schema: z.coerce.number().min(0.05).max(3_600).default(5),
    about: 'How often the sweeps look for what is due when there was nothing left, in seconds.',
  },
} satisfies ConfigKeys;

export type AccountConfig = ConfigOf<typeof accountKeys> & RuntimeConfig;
