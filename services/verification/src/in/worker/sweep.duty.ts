import { createLogger, type Duty, type DutyHealth } from '#runtime';
import type { DueKind } from '../../app/ports.js';
import type { SettleDue } from '../../app/settle-due.js';

const log = createLogger('sweep');
const KINDS: readonly DueKind[] = ['switch', 'lapse', 'renewal', 'channel'];
const BATCH = 500;
const LANES = 4;
const STALLED_MS = 60_000;
// A registration that cannot be settled waits so long for its next turn, and holds up nobody meanwhile.
const SET_ASIDE_MS = 60_000;

/** Settles what time alone brings about, registration by registration, beside any number of other sweepers. */
export class SweepDuty implements Duty {
  readonly name = 'sweep';
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private movedAt = Date.now();
  private stopping = false;
  private readonly asideUntil = new Map<string, number>();

  constructor(
    private readonly due: SettleDue,
    private readonly everyMs: number,
  ) {}

  async start(): Promise<void> {
    const turn = () => {
      this.turning = this.sweep().then(() => {
        if (!this.stopping) this.timer = setTimeout(turn, this.everyMs);
      });
    };
    this.timer = setTimeout(turn, 0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.turning;
  }

  async health(): Promise<DutyHealth> {
    return Date.now() - this.movedAt > this.everyMs + STALLED_MS ? { ok: false, detail: 'stalled' } : { ok: true };
  }

  private async sweep(): Promise<void> {
    for (const kind of KINDS) {
      try {
        while (!this.stopping && (await this.batch(kind)) === BATCH);
      } catch (error) {
        log.error('sweep.failed', error, { kind });
      }
      this.movedAt = Date.now();
    }
  }

  /** How many of them could be settled. */
  private async batch(kind: DueKind): Promise<number> {
    const found = await this.due.find(kind, BATCH + this.asideUntil.size);
    const waiting = found.filter((registrationId) => !this.isAside(registrationId)).slice(0, BATCH);
    const size = waiting.length;
    const lane = async () => {
      for (let next = waiting.pop(); next && !this.stopping; next = waiting.pop()) await this.settle(kind, next);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return size;
  }

  private async settle(kind: DueKind, registrationId: string): Promise<void> {
    this.movedAt = Date.now();
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
