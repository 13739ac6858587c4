import { createLogger, metrics } from '#runtime';
import type { CloseOverdue } from '../../app/close-overdue.js';

const log = createLogger('deadlines');
const BATCH = 200;
const LANES = 4;
// A registration that cannot be settled waits so long for its next turn, and holds up nobody meanwhile.
const SET_ASIDE_MS = 60_000;

const dueCount = metrics.gauge({
  name: 'document_deadlines_due',
  help: 'Registrations with a reopened document whose time is over and that is not settled yet.',
});
const dueOldestAge = metrics.gauge({
  name: 'document_deadlines_oldest_age_seconds',
  help: 'How long the time of the oldest of them has been over.',
});

/** Ends the time of reopened documents, registration by registration, until none is due. */
export class DeadlineSweep {
  private readonly asideUntil = new Map<string, number>();

  constructor(private readonly overdue: CloseOverdue) {}

  async turn(goOn: () => boolean): Promise<void> {
    await this.measure();
    while (goOn()) {
      const batch = await this.overdue.due(BATCH, this.aside());
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
      return await this.overdue.execute(registrationId);
    } catch (error) {
      this.asideUntil.set(registrationId, Date.now() + SET_ASIDE_MS);
      log.error('deadlines.set-aside', error, { registrationId });
      return false;
    }
  }

  private aside(): string[] {
    for (const [registrationId, until] of this.asideUntil)
      if (until <= Date.now()) this.asideUntil.delete(registrationId);
    return [...this.asideUntil.keys()];
  }

  private async measure(): Promise<void> {
    const { count, oldestAgeSeconds } = await this.overdue.backlog();
    dueCount.set(count);
    dueOldestAge.set(oldestAgeSeconds);
  }
}
