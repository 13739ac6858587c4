import type { Consent } from './consent.js';
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
  /** Rises with each change of what an applicant may edit. */
  readonly version: number;
  readonly person: PersonData;
  readonly warnings: readonly PersonWarning[];
  readonly contacts: readonly Contact[];
  readonly documents: readonly KnownDocument[];
  readonly passwordHash: string;
  readonly consents: readonly Consent[];
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly stateSince: Date;
  readonly submission: { readonly at: Date; readonly first: string; readonly policy: VerificationPolicy } | null;
  readonly verifiedAt: Date | null;
  readonly activatedAt: Date | null;
  /** When a draft ends unless somebody comes back to it; null for everything else. */
  readonly draftExpiresAt: Date | null;
  /** How often contacts were corrected on a day in WIB. */
  readonly corrections: { readonly day: string; readonly count: number } | null;
  /** When *Daftar* was refused because another registration holds this very NIK. */
  readonly nikRefusedAt: Date | null;
  /** When somebody last got back in without the password. */
  readonly passwordResetAt: Date | null;
  readonly cancelled: { readonly reason: CancellationReason; readonly at: Date } | null;
}

export interface NewRegistration
  extends Pick<
    RegistrationData,
    'registrationId' | 'registrationNumber' | 'periodId' | 'person' | 'passwordHash' | 'locale'
  > {
  readonly contacts: ContactAddresses;
  readonly contactIds: { readonly email: string; readonly sms: string };
  readonly consent: { readonly noticeVersion: string; readonly swafoto: boolean };
  readonly draftExpiresAt: Date;
}

export interface Submission {
  readonly receipts: readonly DocumentReceipt[];
  readonly first: Channel | undefined;
  readonly policy: VerificationPolicy;
  readonly requirements: readonly Requirement[];
}

export type Purpose = 'verify' | 'activate';

export interface Proof {
  readonly contactId: string;
  readonly purpose: Purpose;
  readonly at: Date;
}

export interface Correction {
  readonly channel: Channel;
  /** As it is to be from now on. */
  readonly address: string;
  readonly contactId: string;
  readonly mostADay: number;
}
