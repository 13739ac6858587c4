import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';
import { isAddressRange } from './edge/client-address.js';

const count = (otherwise: number) => z.coerce.number().int().min(1).max(1_000_000).default(otherwise);

const addressRanges = z
  .string()
  .default('127.0.0.0/8,::1/128')
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine((ranges) => ranges.every(isAddressRange), { error: 'must be addresses or CIDR ranges with commas between' });

export const portalKeys = {
  ACCOUNT_URL: { schema: configShapes.url, about: 'Where the portal reaches account.' },
  DOCUMENT_STORAGE_URL: { schema: configShapes.url, about: 'Where the portal reaches document-storage.' },
  VERIFICATION_URL: { schema: configShapes.url, about: 'Where the portal reaches verification.' },
  S3_URL: { schema: configShapes.url, about: 'Where the portal streams uploads to.' },
  S3_QUARANTINE_BUCKET: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    about: 'Bucket that takes uploads; the portal offers it at /<bucket>.',
  },
  TRUSTED_PROXIES: {
    schema: addressRanges,
    about:
      'Proxies in front of the portal, whose X-Forwarded-For counts: addresses and CIDR ranges, with commas between.',
  },
  REDIS_URL: {
    schema: configShapes.url,
    about: 'Redis of the counters per client address, with its password if any. While it is away nobody is refused.',
    secret: true,
  },
  PROOF_OF_WORK_KEY: {
    schema: configShapes.key32,
    about: 'Signs the challenges of the proof of work, and hides addresses in Redis; the same for every portal.',
    secret: true,
  },
  PROOF_OF_WORK_ITERATIONS: {
    schema: count(1_000),
    about: 'Iterations of PBKDF2 in one try. A cheap phone does some 250,000 a second; the portal does one try itself.',
  },
  PROOF_OF_WORK_TRIES: {
    schema: count(100),
    about: 'Tries that a challenge takes at most, and half of them on average, for an address that asks for few.',
  },
  PROOF_OF_WORK_TRIES_WHEN_BUSY: {
    schema: count(1_000),
    about: 'Tries that a challenge takes at most for the busiest address: whole districts share one.',
  },
  PROOF_OF_WORK_FEW: {
    schema: count(20),
    about:
      'Challenges in ten minutes that are few for one address (IPv6: one /64); beyond them the tries grow in proportion.',
  },
  FORGIVEN_LOGINS: {
    schema: count(3),
    about: 'Refused logins from one address within 15 minutes after which a login needs a proof of work.',
  },
} satisfies ConfigKeys;

export type PortalConfig = ConfigOf<typeof portalKeys> & RuntimeConfig;
