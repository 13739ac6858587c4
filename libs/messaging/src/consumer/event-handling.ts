import type { EventCatalog } from '#contracts';
import { isDatabaseAway, type JointTransactions, type Transaction, type TransactionRunner } from '#database';
import { codeOf, dispositionOf } from '#errors';
import { createLogger, runWithTrace } from '#runtime';
import { readEvent, typeOf } from './cloud-event.js';
import { consumerMetrics } from './consumer-metrics.js';
import type { DatabaseGate } from './database-gate.js';
import { type Failure, failAgain, firstWaiting, park, remove, type WaitingMessage } from './dead-letter-store.js';
import { admit, enter } from './inbox.js';
import { lockKey, tryLockKey } from './key-order.js';
import type { ReceivedEvent } from './received-event.js';
import { parkedWait, type RetryPolicy } from './retry-policy.js';
import type { StoredMessage } from './stored-message.js';

/** The handlers of this process. */
export interface EventHandlers {
  hears(type: string): boolean;
  /** Whether the handler of a type touches rows of the event's key alone, so that it may share its transaction. */
  isJoint(type: string): boolean;
  /** Whether an event of a type that is heard means anything here. */
  concerns(event: ReceivedEvent): boolean;
  /** Runs the handler of the event's type in the open transaction. @throws what the handler throws */
  handle(event: ReceivedEvent): Promise<void>;
}

export type Outcome = 'handled' | 'duplicate' | 'unheard' | 'parked' | 'retrying' | 'dead';

export interface HandlingParts {
  readonly work: TransactionRunner;
  readonly joint: JointTransactions;
  readonly catalog: EventCatalog;
  readonly handlers: EventHandlers;
  readonly gate: DatabaseGate;
  readonly retry: RetryPolicy;
  isStopping(): boolean;
}

const log = createLogger('consumer');
const RECORD_FAILURE_MS = 500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What becomes of one message: an effect, once, or a place where it waits. */
export class EventHandling {
  constructor(private readonly parts: HandlingParts) {}

  /** Whether it waits for others to share a transaction with, in place of a slot. */
  isJoint(message: StoredMessage): boolean {
    const type = typeOf(message);
    return type !== undefined && this.parts.handlers.isJoint(type);
  }

  /** Sees a message that came from the broker through; undefined when the consumer stops before that. */
  async process(message: StoredMessage): Promise<Outcome | undefined> {
    const type = typeOf(message);
    const outcome =
      type !== undefined && !this.parts.handlers.hears(type)
        ? 'unheard'
        : await runWithTrace(message.headers.traceparent, () => this.live(message));
    // A type that nobody here knows is a label that anybody could fill at will.
    if (outcome) consumerMetrics.events.inc({ type: outcome === 'unheard' ? 'other' : (type ?? 'none'), outcome });
    return outcome;
  }

  /** Handles the first waiting message of a key if its time has come. True when the next one may be tried at once. */
  async drainOne(topic: string, key: string): Promise<boolean> {
    let current: WaitingMessage | undefined;
    try {
      return await this.parts.work.run(async (tx) => {
        current = undefined;
        if (!(await tryLockKey(tx, { topic, key }))) return false;
        const first = await firstWaiting(tx, topic, key);
        if (first?.status !== 'parked' || !first.due) return false;
        current = first;
        await runWithTrace(first.headers.traceparent, () => this.takeFromQueue(tx, first));
        return true;
      });
    } catch (error) {
      if (current && !(await this.wasAway(error))) await this.failedAgain(current, error);
      return false;
    }
  }

  private async live(message: StoredMessage): Promise<Outcome | undefined> {
    const { event, fault } = readEvent(message, this.parts.catalog);
    if (fault) return this.giveUp(message, { status: 'dead', code: fault, attempts: 1 });
    if (!this.parts.handlers.concerns(event)) return 'unheard';
    for (let attempts = 1; !this.parts.isStopping(); attempts++) {
      try {
        return await this.once(message, event);
      } catch (error) {
        if (await this.wasAway(error)) attempts -= 1;
        else if (dispositionOf(error) === 'permanent' || attempts > this.parts.retry.inPlaceMs.length)
          return this.giveUp(message, this.judge(event.type, error, attempts));
        else await pause(this.parts.retry.inPlaceMs[attempts - 1] ?? 0);
      }
    }
    return undefined;
  }

  private async once(message: StoredMessage, event: ReceivedEvent): Promise<Outcome> {
    const { work, joint } = this.parts;
    const effect = (tx: Transaction) => this.effect(tx, message, event);
    const outcome = await (this.isJoint(message) ? joint.run(message.key, effect) : work.run(effect));
    if (outcome === 'handled')
      consumerMetrics.age.set({ topic: message.topic }, Math.max(0, (Date.now() - event.time.getTime()) / 1000));
    return outcome;
  }

  private async effect(tx: Transaction, message: StoredMessage, event: ReceivedEvent): Promise<Outcome> {
    await lockKey(tx, message);
    const admission = await admit(tx, message, event);
    if (admission === 'duplicate') return 'duplicate';
    if (admission === 'blocked') {
      await park(tx, message, { status: 'parked', code: null, attempts: 0 });
      return 'parked';
    }
    await this.timed(event);
    return 'handled';
  }

  private async takeFromQueue(tx: Transaction, message: WaitingMessage): Promise<void> {
    const { event, fault } = readEvent(message, this.parts.catalog);
    if (fault || !this.parts.handlers.hears(event.type)) {
      await failAgain(tx, message.id, {
        status: 'dead',
        code: fault ?? 'event-unheard',
        attempts: message.attempts + 1,
      });
      return;
    }
    if (await enter(tx, event)) await this.timed(event);
    await remove(tx, message.id);
    consumerMetrics.events.inc({ type: event.type, outcome: 'handled' });
  }

  private async timed(event: ReceivedEvent): Promise<void> {
    const done = consumerMetrics.seconds.startTimer({ type: event.type });
    try {
      await this.parts.handlers.handle(event);
    } finally {
      done();
    }
  }

  /**
   * Whether the error was the database's absence; waits for its return then. An error that looks like it while the
   * database answers is held against the event: a handler that always loses its connection must not loop for ever.
   */
  private async wasAway(error: unknown): Promise<boolean> {
    return isDatabaseAway(error) && (await this.parts.gate.untilBack());
  }

  private judge(type: string, error: unknown, attempts: number): Failure {
    const code = codeOf(error);
    const retryInMs = dispositionOf(error) === 'permanent' ? undefined : parkedWait(this.parts.retry, attempts);
    const status = retryInMs === undefined ? 'dead' : 'parked';
    log.error(status === 'dead' ? 'event.dead' : 'event.failed', error, {
      type,
      code,
      attempt: attempts,
      waitMs: retryInMs,
    });
    return { status, code, attempts, retryInMs };
  }

  /** Writes down where the message waits. This has to succeed before its offset may be committed. */
  private async giveUp(message: StoredMessage, failure: Failure): Promise<Outcome | undefined> {
    const outcome = failure.status === 'dead' ? 'dead' : 'retrying';
    return (await this.insist(message, (tx) => park(tx, message, failure))) ? outcome : undefined;
  }

  private async failedAgain(message: WaitingMessage, error: unknown): Promise<void> {
    const failure = this.judge(typeOf(message) ?? 'none', error, message.attempts + 1);
    await this.insist(message, (tx) => failAgain(tx, message.id, failure));
  }

  private async insist(message: StoredMessage, write: (tx: Transaction) => Promise<void>): Promise<boolean> {
    while (!this.parts.isStopping()) {
      try {
        await this.parts.work.run(async (tx) => {
          await lockKey(tx, message);
          await write(tx);
        });
        return true;
      } catch (error) {
        log.error('event.failure-not-recorded', error, { topic: message.topic });
        if (!(await this.wasAway(error))) await pause(RECORD_FAILURE_MS);
      }
    }
    return false;
  }
}
