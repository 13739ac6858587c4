import type { DataSource } from 'typeorm';
import { createLogger } from '#runtime';
import { consumerMetrics } from './consumer-metrics.js';

const log = createLogger('consumer');
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits while the database is away, without limit: no event is to blame for it, so none becomes a dead letter. */
export class DatabaseGate {
  private waiting: Promise<boolean> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly isStopping: () => boolean,
  ) {}

  /** Whether somebody waits right now. */
  get away(): boolean {
    return this.waiting !== undefined;
  }

  /** Resolves when the database answers, or the consumer stops. True when it had been away at all. */
  async untilBack(): Promise<boolean> {
    if (await this.answers()) return false;
    this.waiting ??= this.poll().finally(() => {
      this.waiting = undefined;
    });
    return this.waiting;
  }

  private async poll(): Promise<boolean> {
    log.warn('consumer.database-away');
    consumerMetrics.databaseAway.set(1);
    for (let wait = FIRST_WAIT_MS; !this.isStopping(); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await pause(wait);
      if (await this.answers()) break;
    }
    consumerMetrics.databaseAway.set(0);
    log.info('consumer.database-back');
    return true;
  }

  private async answers(): Promise<boolean> {
    if (!this.dataSource.isInitialized) return false;
    return this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
  }
}
