import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';
import { DEFAULT_NUMBERS } from './domain/rules.js';

const whole = (standard: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);

export const verificationKeys = {
  DATABASE_URL: { schema: configShapes.url, about: 'Database of this service, with user and password.', secret: true },
  KAFKA_BROKERS: { schema: configShapes.brokers, about: 'Kafka brokers, separated by commas.' },
  ACCOUNT_JWKS_URL: { schema: configShapes.url, about: 'Where account publishes the keys of its session tokens.' },
  MASTER_KEY: {
    schema: configShapes.keyRing,
    about: 'Wraps the key of each registration; id=base64[,id=base64] of 32 bytes each, the first one seals.',
    secret: true,
  },
  CODE_HMAC_KEY: {
    schema: configShapes.key32,
    about: 'Key of the HMACs of codes and link tokens; 32 bytes in base64.',
    secret: true,
  },
  SEAL_KEY_ACCOUNT_VERIFICATION: {
    schema: configShapes.keyRing,
    about: 'Opens what account sealed for this service; id=base64[,id=base64] of 32 bytes each.',
    secret: true,
  },
  SEAL_KEY_VERIFICATION_NOTIFICATION: {
    schema: configShapes.keyRing,
    about: 'Seals what notification is to send; id=base64[,id=base64] of 32 bytes each, the first one seals.',
    secret: true,
  },
  CONTACT_RECEIPT_PRIVATE_KEY: {
    schema: configShapes.jwk,
    about: 'Ed25519 private key as JWK, which signs receipts of contacts that were proven once more.',
    secret: true,
  },
  SMS_CODE_MINUTES: {
    schema: whole(DEFAULT_NUMBERS.smsCodeMinutes, 1, 10),
    about: 'How long a code by SMS lives once its message was accepted, in minutes.',
  },
  EMAIL_CODE_HOURS: {
    schema: whole(DEFAULT_NUMBERS.emailCodeHours, 1, 24),
    about: 'How long a code by e-mail lives once its message was accepted, in hours.',
  },
  LINK_HOURS: {
    schema: whole(DEFAULT_NUMBERS.linkHours, 1, 168),
    about: 'How long a link lives once its message was accepted, in hours.',
  },
  GRANT_EMAIL_CODE_MINUTES: {
    schema: whole(DEFAULT_NUMBERS.grantEmailMinutes, 1, 30),
    about:
      'How long a code by e-mail for a new password or a changed contact lives once its message was accepted, in minutes; by SMS it lives SMS_CODE_MINUTES.',
  },
  CODE_TRIES: {
    schema: whole(DEFAULT_NUMBERS.triesOfCode, 1, 5),
    about: 'Wrong tries after which a code and its link are locked.',
  },
  TRIES_PER_DAY: {
    schema: whole(DEFAULT_NUMBERS.triesOfDay, 1, 1_000),
    about:
      'Wrong tries in a day (WIB): of a registration over all its codes, and of a browser that asked for a new password or another contact over all of its own.',
  },
  GRANT_TRIES_PER_DAY: {
    schema: whole(DEFAULT_NUMBERS.grantTriesOfDay, 1, 1_000),
    about:
      'Wrong tries in a day (WIB) on codes for a new password or a changed contact, of a registration over all browsers; from then on right digits count as wrong.',
  },
  RESEND_AFTER_SECONDS: {
    schema: whole(DEFAULT_NUMBERS.resendAfterSeconds, 1, 3_600),
    about: 'How long after a code another one may be asked for, in seconds.',
  },
  SENDS_PER_DAY: {
    schema: whole(DEFAULT_NUMBERS.sendsOfDay, 1, 1_000),
    about: 'Codes of a registration in a day (WIB); asking for more is refused.',
  },
  SENDS_PER_RECIPIENT_AND_DAY: {
    schema: whole(DEFAULT_NUMBERS.sendsToRecipient, 1, 10_000),
    about: 'Codes to one phone number or mailbox in a day (WIB), over all registrations; asking for more is refused.',
  },
  GRANT_SENDS_PER_RECIPIENT_AND_DAY: {
    schema: whole(DEFAULT_NUMBERS.grantSendsToRecipient, 1, 10_000),
    about:
      'Codes for a new password or a changed contact to one proven phone number or mailbox in a day (WIB); more are not sent, which is not told.',
  },
  CHANNEL_FAILED_MINUTES: {
    schema: whole(DEFAULT_NUMBERS.channelFailsAfterMinutes, 1, 10_080),
    about: 'How long after the first code the other channel is offered when this one fails, in minutes.',
  },
  CONTACT_SHARED_BY: {
    schema: whole(DEFAULT_NUMBERS.sharedBy, 1, 1_000),
    about: 'How many registrations may prove the same phone number or mailbox.',
  },
  SWEEP_SECONDS: {
    schema: whole(2, 1, 600),
    about: 'How often this process looks for deadlines that are over, in seconds.',
  },
} satisfies ConfigKeys;

export type VerificationConfig = ConfigOf<typeof verificationKeys> & RuntimeConfig;
