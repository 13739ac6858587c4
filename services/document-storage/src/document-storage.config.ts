import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

// The names that S3 allows, without dots: those break certificates.
const bucket = z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, { error: 'must be the name of a bucket' });

export const documentStorageKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'The database of this service.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers as host:port, separated by commas.' },
  ACCOUNT_JWKS_URL: { schema: configShapes.url, about: 'Where `account` publishes the public keys of sessions.' },
  S3_ENDPOINT: { schema: configShapes.url, about: 'The object storage that this service itself talks to.' },
  S3_REGION: {
    schema: z.string().default('us-east-1'),
    about: 'The region that requests to the object storage are signed for.',
  },
  S3_ACCESS_KEY: { schema: z.string().min(3), about: 'Access key of the object storage.', secret: true },
  S3_SECRET_KEY: { schema: z.string().min(8), about: 'Secret key of the object storage.', secret: true },
  S3_QUARANTINE_BUCKET: { schema: bucket.default('quarantine'), about: 'Where uploads arrive.' },
  S3_CLEAN_BUCKET: { schema: bucket.default('clean'), about: 'Where inspected documents are kept, encrypted.' },
  CLAMD_URL: {
    schema: z
      .string()
      .regex(/^(tcp:\/\/[^/:]+:\d{1,5}|unix:\/.+)$/, {
        error: 'must be like tcp://127.0.0.1:3310 or unix:/run/clamd.sock',
      })
      .optional(),
    about: 'Where ClamAV listens, as tcp://host:port or unix:/path; without it nothing is looked through for malware.',
  },
  DOCUMENT_RECEIPT_PRIVATE_KEY: {
    schema: configShapes.jwk,
    about: 'Ed25519 private key as JWK, which signs receipts of documents.',
    secret: true,
  },
  DOCUMENT_REOPENED_HOURS: {
    schema: z.coerce.number().positive().max(8_760).default(24),
    about: 'How many hours a document may be replaced that inspection refused after the submission.',
  },
  MASTER_KEY: {
    schema: configShapes.keyRing,
    about: "Wraps the keys of people's documents; id=base64[,id=base64] of 32 bytes each, the first one seals.",
    secret: true,
  },
  IDEMPOTENCY_KEY: {
    schema: configShapes.key32,
    about: 'Fingerprints requests that are sent twice; 32 bytes in base64.',
    secret: true,
  },
} satisfies ConfigKeys;

export type DocumentStorageConfig = ConfigOf<typeof documentStorageKeys> & RuntimeConfig;
