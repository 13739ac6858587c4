import { codeOf, dispositionOf } from '#errors';
import { createLogger, type Duty, type DutyHealth } from '#runtime';

const log = createLogger('periodic');
const STALLED_MS = 60_000;

/** Does something again and again, a while after it last ended. */
export class PeriodicDuty implements Duty {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private stopping = false;
  private movedAt = Date.now();

  /** `turn` asks between its steps whether to go on: that ends it early at a stop, and shows that it still moves. */
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

  async health(): Promise<DutyHealth> {
    return Date.now() - this.movedAt > this.everyMs + STALLED_MS ? { ok: false, detail: 'stalled' } : { ok: true };
  }

  private async once(): Promise<void> {
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
