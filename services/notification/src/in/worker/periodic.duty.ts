import { createLogger, type Duty, type DutyHealth } from '#runtime';

const log = createLogger('periodic');

/** Does a piece of work at the start and then now and again; a failure is logged, and tried again the next time. */
export class PeriodicDuty implements Duty {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }

  private async run(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      log.error('periodic.failed', error, { duty: this.name });
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, this.everyMs);
  }
}
