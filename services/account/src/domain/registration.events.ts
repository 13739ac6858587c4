import type { Contact } from './contact.js';
import type { GrantPurpose } from './grant.js';
import type { Channel, VerificationPolicy } from './period.js';
import type { PersonData } from './person.js';

export type Locale = 'id' | 'en';
export const cancellationReasons = [
  'nik-taken',
  'draft-expired',
  'not-verified-in-time',
  'not-activated-in-time',
  'document-overdue',
  'withdrawn',
] as const;
export type CancellationReason = (typeof cancellationReasons)[number];
export type NoticeTemplate =
  | 'reminder-verify'
  | 'reminder-activate'
  | 'cancelled'
  | 'nik-taken'
  | 'welcome'
  | 'deadline-moved'
  | 'nik-disputed'
  | 'password-changed'
  | 'contact-changed';

/** Stays inside this process: it holds what the contract is made of, and out/events seals what must not be read. */
export interface Submitted {
  readonly type: 'submitted';
  readonly registrationId: string;
  readonly periodId: string;
  readonly policy: VerificationPolicy;
  readonly first: string;
  readonly contacts: readonly Contact[];
  readonly person: Pick<PersonData, 'name' | 'birthDate'>;
  readonly documents: readonly { readonly documentId: string; readonly sha256: string }[];
  readonly locale: Locale;
}

/** A person is to be told something. */
export interface Notice {
  readonly type: 'notice';
  readonly registrationId: string;
  readonly noticeId: string;
  readonly template: NoticeTemplate;
  readonly contact: Contact;
  readonly locale: Locale;
  /** Later than this it is of no use. */
  readonly sendBefore: Date;
  readonly name: string;
  readonly registrationNumber: string;
  readonly until?: Date;
  readonly reason?: CancellationReason;
}

export interface ContactCorrected {
  readonly type: 'contact-corrected';
  readonly registrationId: string;
  readonly contact: Contact;
  readonly replaces: string;
}

/** A proven contact gave way to another, which is proven too. */
export interface ContactReplaced {
  readonly type: 'contact-replaced';
  readonly registrationId: string;
  readonly contact: Contact;
  readonly replaces: string;
}

/** Somebody is to prove a contact once more. */
export interface ChallengeRequested {
  readonly type: 'challenge-requested';
  readonly registrationId: string;
  readonly handle: string;
  readonly purpose: GrantPurpose;
  readonly contactId: string;
  readonly channel: Channel;
  /** Null where nobody is to be written to, and everything else goes on alike. */
  readonly address: string | null;
  readonly locale: Locale;
  readonly until: Date;
}

export interface DeadlineMoved {
  readonly type: 'deadline-moved';
  readonly registrationId: string;
  readonly extensionId: string;
  readonly purpose: 'verify' | 'activate' | 'document';
  readonly until: Date;
  readonly reason: string;
}

export interface DisputeOpened {
  readonly type: 'dispute-opened';
  readonly registrationId: string;
  readonly disputeId: string;
  readonly periodId: string;
}

export type RegistrationEvent =
  | Submitted
  | Notice
  | ContactCorrected
  | ContactReplaced
  | ChallengeRequested
  | DeadlineMoved
  | DisputeOpened
  | { readonly type: 'erasure-due'; readonly registrationId: string }
  | { readonly type: 'verified'; readonly registrationId: string }
  | { readonly type: 'activated'; readonly registrationId: string }
  | { readonly type: 'cancelled'; readonly registrationId: string; readonly reason: CancellationReason };
