import { type ClockState, clockStates } from './deadline.states.js';
import { endOfDay } from './wib.js';

const DAY_MS = 86_400_000;

export interface DeadlineRecord {
  readonly clock: ClockState;
  /** The latest instant that was ever promised: it never becomes earlier, whatever the clock does. */
  readonly until: Date | null;
  /** Since when the clock stands. */
  readonly stoodAt: Date | null;
}

/** Until when a contact may be proven. */
export class Deadline {
  private constructor(private record: DeadlineRecord) {}

  static notStarted(): Deadline {
    return new Deadline({ clock: 'not-started', until: null, stoodAt: null });
  }

  static rebuiltFromStorageUnchecked({ clock, until, stoodAt }: DeadlineRecord): Deadline {
    return new Deadline({ clock, until, stoodAt });
  }

  snapshot(): DeadlineRecord {
    return this.record;
  }

  get clock(): ClockState {
    return this.record.clock;
  }

  /** Null while no end is to be named: no message was accepted yet, or the clock stands. */
  get until(): Date | null {
    return this.record.clock === 'running' ? this.record.until : null;
  }

  isOver(now: Date): boolean {
    const { until } = this;
    return until !== null && until < now;
  }

  /** The first message was accepted: the window runs to the end of its last day. */
  start(at: Date, windowMs: number): boolean {
    return this.move('start') && this.promise(endOfDay(new Date(at.getTime() + windowMs)));
  }

  /** What was over before does not come back by standing. */
  stand(at: Date): boolean {
    if (this.isOver(at) || !this.move('stand')) return false;
    this.record = { ...this.record, stoodAt: at };
    return true;
  }

  /** Gives back all the time for which the clock stood, to the end of the day. */
  goOn(now: Date): boolean {
    const { until, stoodAt } = this.record;
    if (!this.move('goOn')) return false;
    this.record = { ...this.record, stoodAt: null };
    if (!until || !stoodAt) return true;
    const stoodMs = Math.max(0, now.getTime() - stoodAt.getTime());
    return this.promise(endOfDay(new Date(until.getTime() + stoodMs)));
  }

  /** Waits for another first message; what was promised stays the least. */
  restart(): boolean {
    if (!this.move('restart')) return false;
    this.record = { ...this.record, stoodAt: null };
    return true;
  }

  /** Moves it later, never earlier. */
  moveTo(until: Date): boolean {
    if (this.record.until && until <= this.record.until) return false;
    return this.promise(until);
  }

  addDay(): boolean {
    return this.record.until !== null && this.promise(new Date(this.record.until.getTime() + DAY_MS));
  }

  private promise(until: Date): boolean {
    const before = this.record.until;
    this.record = { ...this.record, until: before && before > until ? before : until };
    return true;
  }

  private move(move: 'start' | 'stand' | 'goOn' | 'restart'): boolean {
    const clock = clockStates.after(this.record.clock, move);
    if (clock) this.record = { ...this.record, clock };
    return clock !== undefined;
  }
}

clockStates.requireHandlers(Deadline.prototype);
