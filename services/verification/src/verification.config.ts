import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

export const verificationKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'Database of this service, with user and password.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers, separated by commas.' },
  ACCOUNT_JWKS_URL: { schema: configShapes.url, about: 'Where account publishes the keys of its session tokens.' },
  MASTER_KEY: {
    schema: configShapes.key32,
    about: 'Wraps the key of each registration; 32 bytes in base64.',
    secret: true,
  },
  CODE_HMAC_KEY: {
    schema: configShapes.key32,
    about: 'Key of the HMACs of codes and link tokens; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_VERIFICATION: {
    schema: configShapes.key32,
    about: 'Opens what account sealed for this service; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_VERIFICATION_NOTIFICATION: {
    schema: configShapes.key32,
    about: 'Seals what notification is to send; 32 bytes in base64.',
    secret: true,
  },
} satisfies ConfigKeys;

export type VerificationConfig = ConfigOf<typeof verificationKeys> & RuntimeConfig;
