import type { Channel } from './period.js';

/** What a contact is proven for once more: getting back in, or putting another one in its place. */
export type GrantPurpose = 'reset' | 'change';

const MINUTE_MS = 60_000;
/** For so long a code may be entered, and its receipt be used. */
const LIFE_MS = 30 * MINUTE_MS;
/** How far the clocks of two services may be apart. */
const SKEW_MS = MINUTE_MS;

/** That somebody who asked from one browser is to prove one contact. */
export interface Grant {
  /** Names the browser: the fingerprint of a secret that its cookie alone holds. */
  readonly handle: string;
  readonly contactId: string;
  readonly purpose: GrantPurpose;
  /** Nobody's, where nobody is to be written to. */
  readonly registrationId: string;
  /** Whether a browser asked from which somebody logged in to this registration before. */
  readonly knownDevice: boolean;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** What `verification` signed: whoever holds this handle showed that they read this contact. */
export interface ContactReceipt {
  readonly handle: string;
  readonly contactId: string;
  readonly purpose: GrantPurpose;
  readonly registrationId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** A contact that is to be proven by who asks now. */
export function newGrant(given: Omit<Grant, 'askedAt' | 'expiresAt' | 'usedAt'>, now: Date): Grant {
  return { ...given, askedAt: now, expiresAt: new Date(now.getTime() + LIFE_MS), usedAt: null };
}

/** Whether this very receipt is what the grant waits for, in time and for the first time. */
export function isProvenBy(grant: Grant, receipt: ContactReceipt, now: Date): boolean {
  const age = now.getTime() - receipt.issuedAt.getTime();
  return (
    grant.handle === receipt.handle &&
    grant.contactId === receipt.contactId &&
    grant.purpose === receipt.purpose &&
    grant.registrationId === receipt.registrationId &&
    grant.usedAt === null &&
    now <= grant.expiresAt &&
    now <= receipt.expiresAt &&
    age >= -SKEW_MS &&
    age <= LIFE_MS
  );
}

/** Whether these receipts prove every grant, and none is there for anything else. */
export function areProvenBy(grants: readonly Grant[], receipts: readonly ContactReceipt[], now: Date): boolean {
  const proves = (grant: Grant) => receipts.some((receipt) => isProvenBy(grant, receipt, now));
  const isNeeded = (receipt: ContactReceipt) => grants.some((grant) => isProvenBy(grant, receipt, now));
  return grants.length > 0 && grants.every(proves) && receipts.every(isNeeded);
}

/** A proven contact through which somebody could get back in. */
export interface ResetContact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  /** Whether another registration proved the same address: families share phones. */
  readonly isShared: boolean;
}

/**
 * The contacts that have to be proven for a reset; none where there is no way. A shared one never does it alone: whoever
 * else reads it could take over the account.
 */
export function contactsForReset(proven: readonly ResetContact[], channel: Channel): readonly ResetContact[] {
  const asked = proven.find((contact) => contact.channel === channel);
  if (!asked) return [];
  if (!asked.isShared) return [asked];
  const other = proven.find((contact) => contact.channel !== channel && !contact.isShared);
  return other ? [asked, other] : [];
}
