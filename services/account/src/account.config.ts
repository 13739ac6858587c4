import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

const LONGEST_HOURS = 8_760;
const LONGEST_DAYS = 36_500;
const days = (usual: number) => z.coerce.number().int().min(1).max(LONGEST_DAYS).default(usual);
const split = (list: string) => list.split(',').map((part) => part.trim());

// A private half in here would be published.
const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().optional(),
  alg: z.string().optional(),
  use: z.string().optional(),
});
const publicKeys = z
  .string()
  .default('{"keys":[]}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.issues.push({ code: 'custom', message: 'must be a JWK Set as JSON', input: '' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object(
      { keys: z.array(publicKey, { error: 'must hold Ed25519 public keys, and nothing private' }) },
      { error: 'must be a JWK Set' },
    ),
  )
  .transform(({ keys }) => keys);

export const accountKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'Database of this service, with user and password.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers, separated by commas.' },
  SESSION_PRIVATE_KEY: {
    schema: configShapes.jwk,
    about: 'Signs session tokens; an Ed25519 private key as a JWK.',
    secret: true,
  },
  SESSION_OTHER_PUBLIC_KEYS: {
    schema: publicKeys,
    about: 'Further keys that session tokens are checked with, the next one and those before, as a JWK Set.',
  },
  CONTACT_RECEIPT_PUBLIC_KEY: {
    schema: configShapes.jwk,
    about: "Checks verification's receipts for contacts; an Ed25519 public key as a JWK.",
  },
  DOCUMENT_RECEIPT_PUBLIC_KEY: {
    schema: configShapes.jwk,
    about: "Checks document-storage's receipts; an Ed25519 public key as a JWK.",
  },
  MASTER_KEY: {
    schema: configShapes.keyRing,
    about: 'Wraps the key of each person; id=base64[,id=base64] of 32 bytes each, the first one seals.',
    secret: true,
  },
  BLIND_INDEX_KEY: {
    schema: configShapes.key32,
    about: 'Key of the fingerprints by which NIK, contacts and refresh tokens are found; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_VERIFICATION: {
    schema: configShapes.keyRing,
    about: 'Seals what verification alone may read; id=base64[,id=base64] of 32 bytes each, the first one seals.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_NOTIFICATION: {
    schema: configShapes.keyRing,
    about: 'Seals what notification alone may read; id=base64[,id=base64] of 32 bytes each, the first one seals.',
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
  PRIVACY_NOTICE_VERSION: {
    schema: z
      .string()
      .regex(/^[\w.-]{1,40}$/)
      .default('2026-01'),
    about: 'Version of the privacy notice that is shown; a consent to another one is refused.',
  },
  ERASE_WITHDRAWN_DAYS: {
    schema: days(7),
    about: 'How long a registration is kept that its applicant withdrew, in days.',
  },
  ERASE_CANCELLED_DAYS: {
    schema: days(90),
    about: 'How long a registration is kept that ended in another way, in days.',
  },
  ERASE_AFTER_CLOSING_DAYS: {
    schema: days(730),
    about: 'How long everything of a period is kept after it closed, in days.',
  },
  RESETS_A_DAY: {
    schema: z.coerce.number().int().min(0).max(100).default(3),
    about:
      'How often the password of a registration may be reset within 24 hours; as often again from a known browser.',
  },
  PASSWORD_MIN_LENGTH: {
    schema: z.coerce.number().int().min(8).max(64).default(12),
    about: 'How many characters a password has at least.',
  },
  PASSWORD_LIST: {
    schema: z.string().optional(),
    about: 'Path of a file of passwords that are refused besides the built-in list, one a line.',
  },
  ARGON2_MEMORY_KIB: {
    schema: z.coerce.number().int().min(8_192).max(1_048_576).default(19_456),
    about: 'Memory that hashing a password takes, in KiB. Another value is applied to each password at its next login.',
  },
  ARGON2_PASSES: {
    schema: z.coerce.number().int().min(1).max(20).default(2),
    about: 'Passes over that memory. Another value is applied to each password at its next login.',
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
