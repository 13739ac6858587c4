import { createLogger, type Duty, PeriodicDuty } from '#runtime';
import type { DueKind } from '../../app/ports.js';
import type { SettleDue } from '../../app/settle-due.js';

const log = createLogger('sweep');
const KINDS: readonly DueKind[] = ['switch', 'lapse', 'renewal', 'channel'];
const BATCH = 500;
// So many at once, most of which share a transaction.
const LANES = 50;
// A registration that cannot be settled waits so long for its next turn, and holds up nobody meanwhile.
const SET_ASIDE_MS = 60_000;

/** Settles what time alone brings about, registration by registration, beside any number of other sweepers. */
export function sweepDuty(due: SettleDue, everyMs: number): Duty {
  const sweep = new Sweep(due);
  return new PeriodicDuty('sweep', everyMs, (goOn) => sweep.turn(goOn));
}

class Sweep {
  private readonly asideUntil = new Map<string, number>();

  constructor(private readonly due: SettleDue) {}

  async turn(goOn: () => boolean): Promise<void> {
    for (const kind of KINDS) {
      try {
        while (goOn() && (await this.batch(kind, goOn)) === BATCH);
      } catch (error) {
        log.error('sweep.failed', error, { kind });
      }
    }
  }

  /** How many of them could be settled. */
  private async batch(kind: DueKind, goOn: () => boolean): Promise<number> {
    const found = await this.due.find(kind, BATCH + this.asideUntil.size);
    const waiting = found.filter((registrationId) => !this.isAside(registrationId)).slice(0, BATCH);
    const size = waiting.length;
    const lane = async () => {
      for (let next = waiting.pop(); next && goOn(); next = waiting.pop()) await this.settle(kind, next);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return size;
  }

  private async settle(kind: DueKind, registrationId: string): Promise<void> {
    try {
      await this.due.execute({ kind, registrationId });
    } catch (error) {
      this.asideUntil.set(registrationId, Date.now() + SET_ASIDE_MS);
      log.error('sweep.set-aside', error, { kind, registrationId });
    }
  }

  private isAside(registrationId: string): boolean {
    const until = this.asideUntil.get(registrationId);
    if (until === undefined || until > Date.now()) return until !== undefined;
    this.asideUntil.delete(registrationId);
    return false;
  }
}
