import { createLogger, type Duty, type DutyHealth } from '#runtime';

const log = createLogger('periodic');

/** Does a piece of work now and then, one at a time; a failure is logged and tried again the next time. */
export class PeriodicDuty implements Duty {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    this.runNow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }

  /** Does it at once, or once more after the run that is under way. */
  runNow(): void {
    if (this.stopped) return;
    this.again = this.running !== undefined;
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    try {
      await this.work();
    } catch (error) {
      log.error('periodic.failed', error, { duty: this.name });
    }
    this.running = undefined;
    if (this.stopped) return;
    if (this.again) this.runNow();
    else this.timer = setTimeout(() => this.runNow(), this.everyMs);
  }
}
