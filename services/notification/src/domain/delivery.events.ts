import type { Channel, Subject } from './delivery.js';

/** Why a message did not arrive. */
export type FailureReason =
  | 'recipient-refused'
  | 'recipient-invalid'
  | 'message-refused'
  | 'not-delivered'
  | 'bounced'
  | 'no-answer'
  | 'expired'
  | 'payload-unreadable';

interface Happened {
  readonly deliveryId: string;
  readonly registrationId: string;
  readonly subject: Subject;
  readonly channel: Channel;
  readonly at: Date;
}

export type WhatHappened =
  | { readonly name: 'queued' | 'claimed' | 'postponed' | 'sent' | 'delivered' | 'revoked' | 'dropped' }
  | { readonly name: 'failed'; readonly reason: FailureReason };

/** What happened to a delivery. Ids and codes only: all of it reaches audit rows, logs and metrics. */
export type DeliveryEvent = Happened & WhatHappened;
