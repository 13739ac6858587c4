import type { DataSource } from 'typeorm';
import { createLogger, type Duty, type DutyHealth } from '#runtime';

const log = createLogger('database');
const RETRY_MS = 500;
// Deadlines and codes live by one clock; a process further off than this would refuse or accept the wrong ones.
const MOST_SKEW_MS = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Connects when the process starts, however long the database is away, and watches the distance of the two clocks. */
export class DatabaseDuty implements Duty {
  readonly name = 'database';
  private stopping = false;

  constructor(private readonly dataSource: DataSource) {}

  async start(): Promise<void> {
    for (let tries = 1; !this.dataSource.isInitialized && !this.stopping; tries++) {
      try {
        await this.dataSource.initialize();
      } catch (error) {
        if (tries % 20 === 1) log.error('database.unreachable', error, { tries });
        await pause(RETRY_MS);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  async health(): Promise<DutyHealth> {
    if (!this.dataSource.isInitialized) return { ok: false, detail: 'not connected' };
    try {
      const [{ now }] = await this.dataSource.query<[{ now: Date }]>('select clock_timestamp() as now');
      const skewMs = Math.abs(Date.now() - now.getTime());
      return skewMs > MOST_SKEW_MS
        ? { ok: false, detail: `clock off by ${Math.round(skewMs / 1000)} s` }
        : { ok: true };
    } catch {
      return { ok: false, detail: 'unreachable' };
    }
  }
}
