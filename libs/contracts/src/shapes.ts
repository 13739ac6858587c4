import { z } from 'zod';

/** An id drawn by us; it says nothing about the person. */
export const id = z.uuid();
export const instant = z.iso.datetime();
export const channel = z.enum(['email', 'sms']);
export const locale = z.enum(['id', 'en']);
/** AES-256-GCM for one reader: `<key id>.<iv>.<ciphertext and tag>` in base64url. */
export const sealed = z.string().regex(/^[a-z0-9-]{1,16}\.[\w-]{16}\.[\w-]{22,}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Every reason is one of an enumerated list; free text could hold anything. */
export const reasonCode = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
/** What a proof is for on the way to an active account. */
export const purpose = z.enum(['verify', 'activate']);
/** What a proof is for once there is an account: getting back in, or changing a contact. */
export const grantPurpose = z.enum(['reset', 'change']);
/** Names the browser that asked: the hex SHA-256 of a secret that only its cookie holds. */
export const handle = z.string().regex(/^[0-9a-f]{64}$/);

export type Channel = z.output<typeof channel>;
export type Locale = z.output<typeof locale>;
export type Purpose = z.output<typeof purpose>;
export type GrantPurpose = z.output<typeof grantPurpose>;

export const SAMPLE = {
  registrationId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c01',
  periodId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c02',
  emailContactId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c03',
  smsContactId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c04',
  documentId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c05',
  challengeId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c06',
  noticeId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c08',
  extensionId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c09',
  deliveryId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c07',
  disputeId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c0a',
  handle: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  sealed: '1.AAAAAAAAAAAAAAAA.c2FtcGxlLW9mLWEtc2VhbGVkLXZhbHVl',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  at: '2026-08-20T03:00:00.000Z',
} as const;
