import { createLogger, type Duty, type DutyHealth } from '#runtime';
import type { ForgetErasures } from '../../app/forget-erasures.js';
import type { ForgetGrants } from '../../app/forget-grants.js';

const EVERY_MS = 3_600_000;
const log = createLogger('forget');

/** Forgets what is old enough, every hour, beside any number of others that do. */
export class ForgetDuty implements Duty {
  readonly name = 'forget';
  private timer: NodeJS.Timeout | undefined;
  private forgetting: Promise<void> = Promise.resolve();

  constructor(private readonly works: readonly (ForgetGrants | ForgetErasures)[]) {}

  async start(): Promise<void> {
    const turn = () => {
      this.forgetting = this.forget().then(() => {
        if (this.timer) this.timer = setTimeout(turn, EVERY_MS);
      });
    };
    this.timer = setTimeout(turn, 0);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.forgetting;
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }

  private async forget(): Promise<void> {
    for (const work of this.works) await work.execute().catch((error: unknown) => log.error('not-forgotten', error));
  }
}
