import { codeOf, dispositionOf } from '#errors';
import { createLogger } from '../logger.js';
import type { Duty, DutyHealth } from './duty.js';

const log = createLogger('periodic');
const STALLED_MS = 60_000;

/**
 * Does something at the start, and again `everyMs` milliseconds after it last ended. A failure is logged, and tried
 * again the next time. Many replicas may do the same: whose turn does what is for the turn to settle.
 */
export class PeriodicDuty implements Duty {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private stopping = false;
  private movedAt = Date.now();

  /** A long `turn` asks `goOn` between its steps: that ends it early at a stop, and shows that it still moves. */
  constructor(
    readonly name: string,
    private readonly everyMs: number,
    private readonly turn: (goOn: () => boolean) => Promise<unknown>,
  ) {}

  async start(): Promise<void> {
    const again = () => {
      this.turning = this.once().then(() => {
        if (!this.stopping) this.timer = setTimeout(again, this.everyMs);
      });
    };
    this.timer = setTimeout(again, 0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.turning;
  }

  /** Not well where a turn has said nothing for a minute longer than it may rest. */
  async health(): Promise<DutyHealth> {
    return Date.now() - this.movedAt > this.everyMs + STALLED_MS ? { ok: false, detail: 'stalled' } : { ok: true };
  }

  private async once(): Promise<void> {
    this.moves();
    try {
      await this.turn(() => this.moves());
    } catch (error) {
      if (dispositionOf(error) === 'retryable') log.warn('periodic.waiting', { duty: this.name, code: codeOf(error) });
      else log.error('periodic.failed', error, { duty: this.name });
    }
    this.moves();
  }

  private moves(): boolean {
    this.movedAt = Date.now();
    return !this.stopping;
  }
}
