import { codeOf } from '#errors';
import { createLogger, type DutyHealth } from '#runtime';
import { type BrokerConsumer, ConsumerCrash, type EventBroker, type FetchedBatch } from '../broker/event-broker.js';
import { Alarm } from '../deadline.js';
import { runBatch } from './batch-runner.js';
import { consumerMetrics } from './consumer-metrics.js';
import type { DatabaseGate } from './database-gate.js';
import type { EventHandling } from './event-handling.js';
import type { Slots } from './slots.js';
import { Watchdog } from './watchdog.js';

export interface RunnerParts {
  readonly group: string;
  readonly topics: readonly string[];
  readonly broker: EventBroker;
  readonly handling: EventHandling;
  readonly slots: Slots;
  readonly gate: DatabaseGate;
  readonly sessionTimeoutMs: number;
  readonly stallMs: number;
  isStopping(): boolean;
  endProcess(reason: string): void;
}

const log = createLogger('consumer');
const BACKOFF_MS = [100, 250, 500, 1_000, 2_000];

/** Keeps a consumer running: a new one after each crash, the end of the process when that cannot help. */
export class ConsumerRunner {
  private consumer: BrokerConsumer | undefined;
  private crashes = 0;
  private heardAt = performance.now();
  private stalled = false;
  private finished: Promise<void> = Promise.resolve();
  private pardonedAt = Number.NEGATIVE_INFINITY;
  private readonly begun = new Set<{ readonly at: number }>();
  private readonly halt = new Alarm();
  private readonly watchdog: Watchdog;

  constructor(private readonly parts: RunnerParts) {
    this.watchdog = new Watchdog({ limitMs: parts.stallMs, silence: () => this.silence(), bark: () => this.stall() });
  }

  start(): void {
    this.heard();
    this.watchdog.start();
    this.finished = this.keepRunning();
  }

  async stop(): Promise<void> {
    this.watchdog.stop();
    this.halt.wake();
    await this.consumer?.stop().catch((error: unknown) => log.warn('consumer.stop-failed', { code: codeOf(error) }));
    await this.finished;
  }

  /** Not ok when it stands still. While Kafka or the database is away, waiting is its duty. */
  health(): DutyHealth {
    if (this.stalled || this.watchdog.uneasy) return { ok: false, detail: 'stalled' };
    if (this.parts.gate.away) return { ok: true, detail: 'database away' };
    return { ok: true, detail: this.crashes > 0 ? 'kafka away' : 'consuming' };
  }

  private async keepRunning(): Promise<void> {
    while (!this.parts.isStopping()) {
      this.consumer = this.parts.broker.createConsumer({
        group: this.parts.group,
        topics: this.parts.topics,
        sessionTimeoutMs: this.parts.sessionTimeoutMs,
        onBatch: (batch) => this.onBatch(batch),
        onActivity: () => this.heard(),
        onJoined: () => {
          this.crashes = 0;
          consumerMetrics.lag.reset();
          log.info('consumer.joined', { group: this.parts.group });
        },
      });
      try {
        await this.consumer.run();
      } catch (error) {
        await this.afterCrash(error);
      }
    }
  }

  private async afterCrash(error: unknown): Promise<void> {
    const cause = error instanceof ConsumerCrash ? error.cause : error;
    const waitMs = BACKOFF_MS[Math.min(this.crashes, BACKOFF_MS.length - 1)] as number;
    this.crashes += 1;
    this.heard();
    log.error('consumer.crashed', cause, { group: this.parts.group, tries: this.crashes, waitMs });
    if (error instanceof ConsumerCrash && error.fatal) this.parts.endProcess('the consumer crashed for good');
    if (!this.parts.isStopping()) await this.halt.wait(waitMs);
  }

  private async onBatch(batch: FetchedBatch): Promise<void> {
    const { handling, slots, sessionTimeoutMs } = this.parts;
    const beatMs = Math.min(1_000, sessionTimeoutMs / 10);
    await runBatch(batch, { handling, slots, beatMs, isStopping: this.parts.isStopping, onBegin: () => this.begin() });
  }

  private begin(): () => void {
    const handling = { at: performance.now() };
    this.begun.add(handling);
    return () => void this.begun.delete(handling);
  }

  private heard(): void {
    this.heardAt = performance.now();
  }

  /** Of the broker, or of the handler that runs longest; waiting for the database is nobody's silence. */
  private silence(): number {
    const now = performance.now();
    if (this.parts.gate.away) this.pardonedAt = now;
    const longest = Math.min(this.heardAt, ...Array.from(this.begun, ({ at }) => at));
    return now - Math.max(this.pardonedAt, longest);
  }

  private stall(): void {
    this.stalled = true;
    log.error('consumer.stalled', undefined, { group: this.parts.group, waitMs: Math.round(this.silence()) });
    this.parts.endProcess('the consumer stalled');
  }
}
