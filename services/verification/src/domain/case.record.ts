import type { CaseState } from './case.states.js';
import type { Channel, Locale } from './terms.js';

/** Which contact a second proof comes from; none: one proof does both. */
export type Activation = 'other' | 'same' | 'none';

export interface Contact {
  readonly contactId: string;
  readonly channel: Channel;
  /** Encrypted with the registration's key. */
  readonly sealedRecipient: string;
}

/** What this service keeps of a person: readable as long as the wrapped key exists. */
export interface Keeping {
  readonly registrationId: string;
  readonly wrappedKey: string;
  readonly sealedPerson: string;
}

/** A submitted registration whose contacts are to be proven. */
export interface NewCase extends Keeping {
  readonly periodId: string;
  readonly activation: Activation;
  readonly firstContactId: string;
  readonly contacts: readonly Contact[];
  readonly locale: Locale;
}

export interface CaseRecord extends NewCase {
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
}
