import type { TransactionRunner } from '#database';
import { codeOf } from '#errors';
import { createLogger } from '#runtime';
import { Alarm } from '../deadline.js';
import { deadLetterMoved } from '../signal.js';
import { consumerMetrics } from './consumer-metrics.js';
import { keysToDrain } from './dead-letter-store.js';
import { DeadLetters } from './dead-letters.js';
import type { EventHandling } from './event-handling.js';
import type { Slots } from './slots.js';

export interface DrainParts {
  readonly work: TransactionRunner;
  readonly handling: EventHandling;
  readonly slots: Slots;
  isStopping(): boolean;
}

const log = createLogger('drain');
const EVERY_MS = 1_000;
const KEYS_AT_ONCE = 100;
const FIGURES_EVERY = 5;

/**
 * Handles what waits in the database and may go on: replayed messages, next tries, and those behind them. Also what a
 * process left behind that died in the middle of it.
 */
export class Drain {
  private readonly alarm = new Alarm();
  private readonly inHand = new Map<string, Promise<void>>();
  private finished: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DrainParts) {}

  start(): void {
    const deafen = deadLetterMoved.listen(() => this.alarm.wake());
    this.finished = this.loop().finally(deafen);
  }

  async stop(): Promise<void> {
    this.alarm.wake();
    await this.finished;
    await Promise.all(this.inHand.values());
  }

  private async loop(): Promise<void> {
    for (let turn = 0; !this.parts.isStopping(); turn++) {
      try {
        await this.sweep();
        if (turn % FIGURES_EVERY === 0) await this.figures();
      } catch (error) {
        log.warn('drain.failed', { code: codeOf(error) });
      }
      if (!this.parts.isStopping()) await this.alarm.wait(EVERY_MS);
    }
  }

  private async sweep(): Promise<void> {
    const keys = await this.parts.work.run((tx) => keysToDrain(tx, KEYS_AT_ONCE));
    for (const { topic, key } of keys) {
      const name = `${topic}\0${key}`;
      if (this.inHand.has(name)) continue;
      this.inHand.set(
        name,
        this.drainKey(topic, key).finally(() => this.inHand.delete(name)),
      );
    }
  }

  private async drainKey(topic: string, key: string): Promise<void> {
    let more = true;
    while (more && !this.parts.isStopping()) {
      more = await this.parts.slots
        .run(() => this.parts.handling.drainOne(topic, key))
        .catch((error: unknown) => {
          log.warn('drain.failed', { code: codeOf(error), topic });
          return false;
        });
    }
  }

  private async figures(): Promise<void> {
    const counts = await new DeadLetters(this.parts.work).counts();
    for (const [status, count] of Object.entries(counts)) consumerMetrics.deadLetters.set({ status }, count);
  }
}
