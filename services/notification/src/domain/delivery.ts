import { deliveryInvalid } from './delivery.errors.js';
import type { DeliveryEvent, FailureReason, WhatHappened } from './delivery.events.js';
import { DELIVERY_STATES, type DeliveryState, type Move, stateAfter } from './delivery.states.js';
import { FAILURES, type ReceiptMeaning } from './receipt.js';
import { delayAfter, MOST_UNKNOWN_RESULTS, type RetryPolicy } from './retry-policy.js';
import type { SendOutcome } from './send-outcome.js';
import type { NoticeTemplate } from './templates/notice-message.js';

export type Channel = 'email' | 'sms';
export type Locale = 'id' | 'en';
export type Purpose = 'verify' | 'activate' | 'reset' | 'change';

/** What a message is about: a code for a contact, with a link or without, or something that a person is told. */
export type Subject =
  | { readonly kind: 'challenge'; readonly challengeId: string; readonly purpose: Purpose }
  | { readonly kind: 'notice'; readonly noticeId: string; readonly template: NoticeTemplate };

/** What is sent and to whom, sealed for this service; it is thrown away as soon as it is of no further use. */
export type SealedPayload =
  | { readonly kind: 'challenge'; readonly recipient: string; readonly name: string; readonly code: string }
  | { readonly kind: 'notice'; readonly recipient: string; readonly values: string };

/** What never changes about a delivery. */
export interface DeliveryOrder {
  readonly id: string;
  readonly registrationId: string;
  readonly contactId: string;
  readonly subject: Subject;
  readonly channel: Channel;
  readonly locale: Locale;
  /** When that happened which the message tells of. */
  readonly occurredAt: Date;
  /** From here on the message is of no use and is not sent. */
  readonly sendBefore: Date;
  readonly traceparent: string | undefined;
}

export interface DeliveryProgress {
  readonly state: DeliveryState;
  readonly payload: SealedPayload | undefined;
  readonly attempts: number;
  readonly unknownResults: number;
  /** Providers that may have taken it without saying so. */
  readonly unknownAt: readonly string[];
  /** Who was asked last, or took it. */
  readonly provider: string | undefined;
  /** What that provider calls it, where it says so. */
  readonly providerMessageId: string | undefined;
  readonly nextAttemptAt: Date;
  readonly leaseUntil: Date | undefined;
  readonly revoked: boolean;
  /** When a provider was known to have taken it. */
  readonly sentAt: Date | undefined;
  readonly reason: FailureReason | undefined;
}

/** Who an attempt was given to, and where it may go from there. */
export interface Handling {
  readonly provider?: string;
  /**
   * After a failure: `elsewhere` where another provider can be asked at once, `nowhere` where each of several may have
   * taken it already.
   */
  readonly next?: 'elsewhere' | 'later' | 'nowhere';
}

export type ClaimResult = 'claimed' | 'not-waiting' | 'not-due' | 'expired';

// A wake-up may come this much early, by the clock of another machine.
const EARLY_MS = 1_000;
const after = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** One message to one contact, from the wish to send it to its receipt. */
export class Delivery {
  private readonly happened: DeliveryEvent[] = [];

  private constructor(
    readonly order: DeliveryOrder,
    private now: DeliveryProgress,
  ) {
    const waiting = now.state === 'queued' || now.state === 'sending';
    if (waiting !== (now.payload !== undefined)) throw deliveryInvalid();
    if (now.payload && now.payload.kind !== order.subject.kind) throw deliveryInvalid();
    if (now.attempts < 0 || Number.isNaN(order.sendBefore.getTime())) throw deliveryInvalid();
  }

  static queue(order: DeliveryOrder, payload: SealedPayload, at: Date): Delivery {
    const delivery = new Delivery(order, {
      state: DELIVERY_STATES.initial,
      payload,
      attempts: 0,
      unknownResults: 0,
      unknownAt: [],
      provider: undefined,
      providerMessageId: undefined,
      nextAttemptAt: at,
      leaseUntil: undefined,
      revoked: false,
      sentAt: undefined,
      reason: undefined,
    });
    delivery.tell({ name: 'queued' }, at);
    return delivery;
  }

  /** For the store alone: it trusts what it is given. */
  static rebuildFromStorage(order: DeliveryOrder, progress: DeliveryProgress): Delivery {
    return new Delivery(order, progress);
  }

  get progress(): DeliveryProgress {
    return this.now;
  }

  /** Whether it waits for an attempt that may begin now. */
  isDue(at: Date): boolean {
    const { state, nextAttemptAt } = this.now;
    return state === 'queued' && at < this.order.sendBefore && nextAttemptAt.getTime() <= at.getTime() + EARLY_MS;
  }

  /** Takes it for one attempt; whoever finds the lease over may give it to another. */
  claim(at: Date, leaseMs: number): ClaimResult {
    if (this.now.state !== 'queued') return 'not-waiting';
    if (this.expire(at)) return 'expired';
    if (!this.isDue(at)) return 'not-due';
    this.move('claim', { attempts: this.now.attempts + 1, leaseUntil: after(at, leaseMs) });
    this.tell({ name: 'claimed' }, at);
    return 'claimed';
  }

  /** Ends it when its deadline has passed unsent. */
  expire(at: Date): boolean {
    if (this.now.state !== 'queued' || at < this.order.sendBefore) return false;
    this.fail('expired', at);
    return true;
  }

  /**
   * Takes down what an attempt came to. An acceptance counts whichever attempt brought it; any other result only of
   * the present one, for a later attempt knows better.
   */
  record(attempt: number, outcome: SendOutcome, at: Date, policy: RetryPolicy, handling: Handling = {}): void {
    const present = this.now.state === 'sending' && this.now.attempts === attempt;
    const { provider } = handling;
    if (outcome.kind === 'accepted') this.accept(at, { provider, providerMessageId: outcome.messageId });
    else if (present && outcome.kind === 'refused') this.fail(outcome.reason, at, provider);
    else if (present) this.postpone(outcome.kind === 'unknown', at, policy, handling);
  }

  /** Gives back an attempt whose worker was not heard of in time: its result is unknown. */
  releaseLease(at: Date, policy: RetryPolicy): boolean {
    const { state, leaseUntil, attempts } = this.now;
    if (state !== 'sending' || (leaseUntil !== undefined && leaseUntil > at)) return false;
    this.record(attempts, { kind: 'unknown', reason: 'interrupted' }, at, policy);
    return true;
  }

  /** Moves it on by a receipt for one of its attempts, never backward. */
  receive(attempt: number, meaning: ReceiptMeaning, at: Date): void {
    const { attempts } = this.now;
    // Nobody made it.
    if (attempt > attempts) return;
    if (meaning === 'accepted') this.accept(at);
    if (meaning === 'arrived') this.arrive(at);
    const failure = FAILURES[meaning];
    if (failure && attempt === attempts && this.allows('bounce')) this.end('bounce', failure, at);
  }

  /** It is not wanted any more: what was not sent is not sent; what is on its way is not tried again. */
  revoke(at: Date): void {
    if (this.now.state === 'queued') this.drop(at);
    else if (this.now.state === 'sending' && !this.now.revoked) {
      this.now = { ...this.now, revoked: true };
      this.tell({ name: 'revoked' }, at);
    }
  }

  /** What happened since the last call. */
  releaseEvents(): DeliveryEvent[] {
    return this.happened.splice(0);
  }

  private accept(at: Date, by: Partial<DeliveryProgress> = {}): void {
    if (!this.allows('accept')) return;
    this.move('accept', { ...by, payload: undefined });
    this.tellSent(at);
  }

  private tellSent(at: Date): void {
    if (this.now.sentAt) return;
    this.now = { ...this.now, sentAt: at };
    this.tell({ name: 'sent' }, at);
  }

  private arrive(at: Date): void {
    if (!this.allows('arrive')) return;
    // Whoever waits for `sent` to start a clock must hear it even when the report came before the answer.
    this.tellSent(at);
    this.move('arrive', { reason: undefined, payload: undefined });
    this.tell({ name: 'delivered' }, at);
  }

  private postpone(resultUnknown: boolean, at: Date, policy: RetryPolicy, { provider, next }: Handling): void {
    const { attempts, revoked, unknownAt } = this.now;
    const unknownResults = this.now.unknownResults + (resultUnknown ? 1 : 0);
    const nextAttemptAt = next === 'elsewhere' ? at : after(at, delayAfter(attempts, policy));
    if (revoked) this.drop(at);
    else if (unknownResults >= MOST_UNKNOWN_RESULTS || next === 'nowhere') this.fail('no-answer', at, provider);
    else if (nextAttemptAt >= this.order.sendBefore) this.fail('expired', at, provider);
    else {
      const unknown = provider !== undefined && resultUnknown && !unknownAt.includes(provider);
      this.move('postpone', {
        ...{ nextAttemptAt, unknownResults, provider },
        unknownAt: unknown ? [...unknownAt, provider] : unknownAt,
      });
      this.tell({ name: 'postponed' }, at);
    }
  }

  private drop(at: Date): void {
    this.move('drop', { payload: undefined });
    this.tell({ name: 'dropped' }, at);
  }

  private fail(reason: FailureReason, at: Date, provider = this.now.provider): void {
    this.end('refuse', reason, at, { provider });
  }

  private end(move: 'refuse' | 'bounce', reason: FailureReason, at: Date, by: Partial<DeliveryProgress> = {}): void {
    this.move(move, { ...by, reason, payload: undefined });
    this.tell({ name: 'failed', reason }, at);
  }

  private allows(move: Move): boolean {
    return stateAfter(this.now.state, move) !== undefined;
  }

  private move(move: Move, change: Partial<DeliveryProgress>): void {
    const state = stateAfter(this.now.state, move);
    if (!state) throw deliveryInvalid();
    this.now = { ...this.now, leaseUntil: undefined, ...change, state };
  }

  private tell(what: WhatHappened, at: Date): void {
    const { id: deliveryId, registrationId, subject, channel } = this.order;
    this.happened.push({ deliveryId, registrationId, subject, channel, at, ...what });
  }
}
