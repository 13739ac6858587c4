import type { Envelope } from './challenge.js';
import type { MessageState } from './challenge.states.js';
import type { Channel, Locale, Purpose } from './terms.js';

export type RevocationReason = 'replaced' | 'registration-cancelled';

interface OfCase {
  readonly registrationId: string;
}

interface OfChallenge extends OfCase {
  readonly challengeId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
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
}
export interface MessageMoved extends OfChallenge {
  readonly kind: 'message-moved';
  readonly message: MessageState;
}
export interface CaseChanged extends OfCase {
  readonly kind: 'case-opened' | 'case-closed' | 'case-cancelled';
}

/** What has happened to a case. Each is audited; those that other services hear are published. */
export type CaseEvent = ChallengeIssued | TryCounted | ContactVerified | ChallengeRevoked | MessageMoved | CaseChanged;
