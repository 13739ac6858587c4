import { createLogger, metrics } from '#runtime';
import type { Backlog } from '../../app/ports.js';

const log = createLogger('sweep');
const BATCH = 200;
const LANES = 4;
// A registration that cannot be settled waits so long for its next turn, and holds up nobody meanwhile.
const SET_ASIDE_MS = 60_000;

/** What is due for single registrations, each of which is settled by itself. */
interface Settlement {
  due(most: number, except: readonly string[]): Promise<string[]>;
  /** Whether this caller settled it; false when somebody else was faster. */
  execute(registrationId: string): Promise<boolean>;
  backlog(): Promise<Backlog>;
}

/** How its wait is shown. */
interface Shown {
  /** In snake_case; the metrics are called after it. */
  readonly name: string;
  readonly help: string;
}

/** Settles what is due, registration by registration, until nothing is. */
export class RegistrationSweep {
  private readonly asideUntil = new Map<string, number>();
  private readonly count;
  private readonly oldestAge;

  constructor(
    private readonly settlement: Settlement,
    private readonly shown: Shown,
  ) {
    this.count = metrics.gauge({ name: `${shown.name}_due`, help: shown.help });
    this.oldestAge = metrics.gauge({
      name: `${shown.name}_oldest_age_seconds`,
      help: 'How long the oldest of them has been due.',
    });
  }

  async turn(goOn: () => boolean): Promise<void> {
    await this.measure();
    while (goOn()) {
      const batch = await this.settlement.due(BATCH, this.aside());
      const settled = await this.settleAll(batch, goOn);
      // Where others hold the rest there is nothing to wait for here.
      if (batch.length < BATCH || settled === 0) break;
    }
  }

  private async settleAll(batch: readonly string[], goOn: () => boolean): Promise<number> {
    const waiting = [...batch];
    let settled = 0;
    const lane = async () => {
      for (let next = waiting.shift(); next && goOn(); next = waiting.shift()) if (await this.settle(next)) settled++;
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return settled;
  }

  private async settle(registrationId: string): Promise<boolean> {
    try {
      return await this.settlement.execute(registrationId);
    } catch (error) {
      this.asideUntil.set(registrationId, Date.now() + SET_ASIDE_MS);
      log.error('sweep.set-aside', error, { registrationId, kind: this.shown.name });
      return false;
    }
  }

  private aside(): string[] {
    for (const [registrationId, until] of this.asideUntil)
      if (until <= Date.now()) this.asideUntil.delete(registrationId);
    return [...this.asideUntil.keys()];
  }

  private async measure(): Promise<void> {
    const { count, oldestAgeSeconds } = await this.settlement.backlog();
    this.count.set(count);
    this.oldestAge.set(oldestAgeSeconds);
  }
}
