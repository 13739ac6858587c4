import type { Channel, Delivery, DeliveryOrder, SealedPayload } from '../domain/delivery.js';
import type { ReceiptMeaning } from '../domain/receipt.js';
import type { SendOutcome } from '../domain/send-outcome.js';
import type { CodeMessage } from '../domain/templates/code-message.js';
import type { Mail } from '../domain/templates/mail-page.js';
import type { NoticeMessage } from '../domain/templates/notice-message.js';

/**
 * Who brought a change about: the service whose event was heard, a worker, the sweep, the gateway by a receipt, or a
 * mail server by a bounce.
 */
export type Actor = 'verification' | 'account' | 'worker' | 'sweep' | 'gateway' | 'mail-server';

/** A delivery that waits for its next attempt. */
export interface Waiting {
  readonly deliveryId: string;
  readonly channel: Channel;
  /** Somebody sits before a form and waits for a code; a notice can wait behind those. */
  readonly isNotice: boolean;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
}

/** Deliveries of a channel that stand at the same point. */
export interface Backlog {
  readonly channel: Channel;
  readonly state: 'queued' | 'sending';
  readonly count: number;
  readonly oldestAgeSeconds: number;
}

/** What is not sent any more: everything to a contact that was replaced, or the codes of a cancelled registration. */
export interface Unsent {
  readonly of: 'contact' | 'registration';
  readonly id: string;
}

export interface Deliveries {
  /** Says whether it is new: one challenge or notice has one delivery. */
  add(delivery: Delivery, actor: Actor): Promise<boolean>;
  /** Holds the row until the transaction ends. */
  lock(deliveryId: string): Promise<Delivery | undefined>;
  lockOfChallenge(challengeId: string): Promise<Delivery | undefined>;
  /** Remembers it for what comes later, and holds the rows of what was not sent so far. */
  withdraw(unsent: Unsent): Promise<readonly Delivery[]>;
  isWithdrawn(order: DeliveryOrder): Promise<boolean>;
  /**
   * Writes what changed, with an audit row for each of the delivery's events, and puts those that other services
   * hear into the outbox. Writes nothing when nothing happened.
   */
  save(delivery: Delivery, actor: Actor): Promise<void>;
  /** Those whose next attempt is due by `until`: the codes, then the notices, in order; after the last one of the page before. */
  waiting(
    until: Date,
    channels: readonly Channel[],
    after: Waiting | undefined,
    most: number,
  ): Promise<readonly Waiting[]>;
  /** Ids of those whose worker was not heard of in time. */
  stuck(most: number): Promise<readonly string[]>;
  /** Ids of those whose deadline passed unsent. */
  overdue(most: number): Promise<readonly string[]>;
  backlog(): Promise<readonly Backlog[]>;
}

/** What is left of a person: that there was a registration, for as long as a message for it may still come. */
export interface Erasures {
  /**
   * Destroys every message of a registration and what waits to be handled of it; audit rows stay. Says so to others
   * each time, also where there was none. Gives the deliveries, for which workers may still be woken.
   */
  erase(registrationId: string): Promise<readonly Waiting[]>;
  /** Holds up an erasure until the transaction ends. */
  isErased(registrationId: string): Promise<boolean>;
}

/** What was kept long enough. */
export interface Leftovers {
  /** Deletes at most so many rows of a kind from before then; gives how many. */
  delete(kind: LeftoverKind, before: Date, most: number): Promise<number>;
}

export type LeftoverKind = 'deliveries' | 'withdrawals' | 'erasures' | 'budgets';

/** Whether a channel sends, and why not. */
export type Standing = 'switched-off' | 'budget-spent' | undefined;

/** What limits sending as a whole: the switch of each channel, and its budget per hour. */
export interface Sending {
  /** Says whether a message may be handed over on this channel now, and counts it against the hour's budget. */
  take(channel: Channel): Promise<boolean>;
  /** Counts back what was taken at that time and surely not handed over. */
  giveBack(channel: Channel, takenAt: Date): Promise<void>;
  standing(channel: Channel): Promise<Standing>;
  /** How many messages may still go out on the channel in this hour; undefined without a budget. */
  left(channel: Channel): Promise<number | undefined>;
  /** Says whether that changed anything; if so, others hear of it. */
  switch(channel: Channel, on: boolean): Promise<boolean>;
}

/** What a use case may touch while its transaction is open. */
export interface Scope {
  readonly deliveries: Deliveries;
  readonly sending: Sending;
  readonly erasures: Erasures;
  readonly leftovers: Leftovers;
  readonly now: Date;
  afterCommit(fn: () => void): void;
}

export interface UnitOfWork {
  run<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /**
   * The same for work that touches rows of `key` alone, and counts what all share by single statements: it may have its
   * transaction together with works about others.
   */
  runJointly<T>(key: string, work: (scope: Scope) => Promise<T>): Promise<T>;
}

export interface WakeUp {
  readonly deliveryId: string;
  readonly channel: Channel;
  readonly isNotice: boolean;
  readonly attempts: number;
  readonly delayMs: number;
}

/** Hands deliveries to workers. It may forget them: the database does not. */
export interface WakeUps {
  /** Says whether all were taken. It ends within seconds, and never throws. */
  wake(wakeUps: readonly WakeUp[]): Promise<boolean>;
}

/** Takes wake-ups back. What it cannot reach finds nothing to send, and goes then. */
export interface CalledOff {
  /** Never throws. */
  callOff(deliveries: readonly Waiting[]): Promise<void>;
}

export type OpenedPayload = { readonly recipient: string; readonly maskedName: string } & (
  | { readonly kind: 'challenge'; readonly code: string; readonly token?: string | undefined }
  | {
      readonly kind: 'notice';
      readonly registrationNumber: string;
      readonly until?: Date | undefined;
      readonly reason?: string | undefined;
    }
);

/** A message with everything that its words need. */
export type Message =
  | { readonly kind: 'code'; readonly words: CodeMessage }
  | { readonly kind: 'notice'; readonly words: NoticeMessage };

export interface Vault {
  /** @throws CodedError `payload-unreadable` when the values do not belong together; SealBroken where a key lacks. */
  open(order: DeliveryOrder, payload: SealedPayload): OpenedPayload;
}

/** One attempt to hand a message over. A provider that knows idempotency keys gets the delivery's id as one. */
export interface Envelope {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly recipient: string;
}

/** Both answer within their timeout and turn every failure into an outcome. */
export interface MailProvider {
  readonly name: string;
  send(envelope: Envelope, mail: Mail): Promise<SendOutcome>;
}

export interface SmsProvider {
  readonly name: string;
  send(envelope: Envelope, text: string): Promise<SendOutcome>;
}

/** Reads the delivery reports of a provider that is described by data. */
export interface ReportReader {
  meaningOf(report: unknown): ReceiptMeaning;
}

/** Renders a message for its channel and hands it to one provider. */
export interface Courier {
  readonly provider: string;
  send(envelope: Envelope, message: Message): Promise<SendOutcome>;
}
