import type { RevocationReason } from './case.events.js';
import type { Envelope } from './challenge.js';
import type { MessageState } from './challenge.states.js';
import type { Channel, GrantPurpose, Locale } from './terms.js';

interface OfGrant {
  readonly registrationId: string;
  readonly challengeId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly purpose: GrantPurpose;
  /** Audited like the rest, and told to nobody. */
  readonly toNobody: boolean;
}

export interface GrantIssued extends OfGrant {
  readonly kind: 'challenge-issued';
  readonly locale: Locale;
  readonly sendBefore: Date;
  readonly envelope: Envelope;
}
export interface GrantRevoked extends OfGrant {
  readonly kind: 'challenge-revoked';
  readonly reason: RevocationReason;
}
export interface GrantMessageMoved extends OfGrant {
  readonly kind: 'message-moved';
  readonly message: MessageState;
}
export interface GrantChanged extends OfGrant {
  readonly kind: 'try-counted' | 'receipt-earned' | 'challenge-muted';
}

/** What has happened to a grant. Each is audited; those that other services hear are published. */
export type GrantEvent = GrantIssued | GrantRevoked | GrantMessageMoved | GrantChanged;
