import type { Envelope } from './challenge.js';
import type { MessageState } from './challenge.states.js';
import type { Channel, Locale, Purpose } from './terms.js';

export type RevocationReason =
  | 'replaced'
  | 'registration-cancelled'
  | 'registration-active'
  | 'lapsed'
  | 'corrected'
  | 'not-mine';

/** Why a deadline stands where it stands. */
export type DeadlineReason =
  | 'message-accepted'
  | 'extended'
  | 'locked-out'
  | 'sending-off'
  | 'sending-on'
  | 'corrected';

interface OfCase {
  readonly registrationId: string;
}

interface OfContact extends OfCase {
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
}

interface OfChallenge extends OfContact {
  readonly challengeId: string;
}

export interface ChallengeIssued extends OfChallenge {
  readonly kind: 'challenge-issued';
  readonly locale: Locale;
  readonly sendBefore: Date;
  readonly envelope: Envelope;
}
export interface TryCounted extends OfChallenge {
  readonly kind: 'try-counted';
}
export interface ContactVerified extends OfChallenge {
  readonly kind: 'contact-verified';
  readonly at: Date;
}
export interface ChallengeRevoked extends OfChallenge {
  readonly kind: 'challenge-revoked';
  readonly reason: RevocationReason;
  /** What had become of its message. */
  readonly message: MessageState;
}
export interface MessageMoved extends OfChallenge {
  readonly kind: 'message-moved';
  readonly message: MessageState;
}
export interface DeadlineSet extends OfContact {
  readonly kind: 'deadline-set';
  /** Null while no end is to be named. */
  readonly until: Date | null;
  readonly reason: DeadlineReason;
}
export interface ContactLapsed extends OfContact {
  readonly kind: 'contact-lapsed';
  readonly at: Date;
  /** The end that passed. */
  readonly until: Date;
}
export interface ChannelFailed extends OfContact {
  readonly kind: 'channel-failed';
  readonly at: Date;
}
export interface ContactChanged extends OfContact {
  readonly kind: 'contact-reopened' | 'contact-corrected' | 'contact-replaced' | 'contact-disowned';
}
export interface CaseChanged extends OfCase {
  readonly kind: 'case-opened' | 'case-closed' | 'case-cancelled';
}
/** Nothing that was kept about the person is left. */
export interface PersonErased extends OfCase {
  readonly kind: 'person-erased';
}

/** What has happened to a case. Each is audited; those that other services hear are published. */
export type CaseEvent =
  | ChallengeIssued
  | TryCounted
  | ContactVerified
  | ChallengeRevoked
  | MessageMoved
  | DeadlineSet
  | ContactLapsed
  | ChannelFailed
  | ContactChanged
  | CaseChanged
  | PersonErased;
