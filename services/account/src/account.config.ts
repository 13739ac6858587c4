import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

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
  IDEMPOTENCY_KEY: {
    schema: configShapes.key32,
    about: 'Key of the fingerprints of remembered requests; 32 bytes in base64.',
    secret: true,
  },
} satisfies ConfigKeys;

export type AccountConfig = ConfigOf<typeof accountKeys> & RuntimeConfig;
