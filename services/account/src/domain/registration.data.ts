import type { Contact, ContactAddresses } from './contact.js';
import type { DocumentReceipt, KnownDocument, Requirement } from './document.js';
import type { Channel, VerificationPolicy } from './period.js';
import type { PersonData } from './person.js';
import type { PersonWarning } from './person.warnings.js';
import type { CancellationReason, Locale } from './registration.events.js';
import type { State } from './registration.states.js';

/** Everything there is to know about a registration at one moment. */
export interface RegistrationData {
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly periodId: string;
  readonly state: State;
  readonly person: PersonData;
  readonly warnings: readonly PersonWarning[];
  readonly contacts: readonly Contact[];
  readonly documents: readonly KnownDocument[];
  readonly passwordHash: string;
  readonly consent: { readonly noticeVersion: string; readonly at: Date };
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly stateSince: Date;
  readonly submission: { readonly at: Date; readonly first: string; readonly policy: VerificationPolicy } | null;
  readonly verifiedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly cancelled: { readonly reason: CancellationReason; readonly at: Date } | null;
}

export interface NewRegistration
  extends Pick<
    RegistrationData,
    'registrationId' | 'registrationNumber' | 'periodId' | 'person' | 'passwordHash' | 'locale'
  > {
  readonly contacts: ContactAddresses;
  readonly contactIds: { readonly email: string; readonly sms: string };
  readonly noticeVersion: string;
}

export interface Submission {
  readonly receipts: readonly DocumentReceipt[];
  readonly first: Channel | undefined;
  readonly policy: VerificationPolicy;
  readonly requirements: readonly Requirement[];
}

export interface Proof {
  readonly contactId: string;
  readonly purpose: 'verify' | 'activate';
  readonly at: Date;
}
