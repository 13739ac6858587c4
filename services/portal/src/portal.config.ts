import { z } from 'zod';
import { type ConfigKeys, type ConfigOf, configShapes, type RuntimeConfig } from '#runtime';

export const portalKeys = {
  ACCOUNT_URL: { schema: configShapes.url, about: 'Where the portal reaches account.' },
  DOCUMENT_STORAGE_URL: { schema: configShapes.url, about: 'Where the portal reaches document-storage.' },
  VERIFICATION_URL: { schema: configShapes.url, about: 'Where the portal reaches verification.' },
  S3_URL: { schema: configShapes.url, about: 'Where the portal streams uploads to.' },
  S3_QUARANTINE_BUCKET: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    about: 'Bucket that takes uploads; the portal offers it at /<bucket>.',
  },
} satisfies ConfigKeys;

export type PortalConfig = ConfigOf<typeof portalKeys> & RuntimeConfig;
