import type { CaseState } from './case.states.js';
import type { Sending } from './sending.js';
import type { Channel, Locale } from './terms.js';

/** Which contact a second proof comes from; none: one proof does both. */
export type Activation = 'other' | 'same' | 'none';

/** A contact as account gave it. */
export interface NewContact {
  readonly contactId: string;
  readonly channel: Channel;
  /** Encrypted with the registration's key; empty once the contact was corrected. */
  readonly sealedRecipient: string;
  /** Fingerprint of the recipient, equal in all registrations; null where it came before fingerprints were kept. */
  readonly recipientHash: string | null;
}

export interface Contact extends NewContact {
  readonly provenAt: Date | null;
  /** Whoever received our message said that it is not theirs: nothing more goes there. */
  readonly disownedAt: Date | null;
  /** Corrected: nothing more goes there, and a late proof of it proves nothing. */
  readonly replacedAt: Date | null;
}

/** What this service keeps of a person: readable as long as the wrapped key exists. */
export interface Keeping {
  readonly registrationId: string;
  readonly wrappedKey: string;
  readonly sealedPerson: string;
}

interface Submitted extends Keeping {
  readonly periodId: string;
  readonly activation: Activation;
  readonly firstContactId: string;
  readonly locale: Locale;
  readonly verifyHours: number;
  readonly activateHours: number;
}

/** A submitted registration whose contacts are to be proven. */
export interface NewCase extends Submitted {
  readonly contacts: readonly NewContact[];
}

export interface CaseRecord extends Submitted, Sending {
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** The day, by its first instant in WIB, whose wrong tries are counted. */
  readonly triesDay: Date | null;
  readonly triesToday: number;
  /** Since when another code is due because the last one ended while sending was off; null where none is. */
  readonly renewalDueAt: Date | null;
}
