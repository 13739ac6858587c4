import { defaultRequirements } from './default-requirements.js';
import type { DomainEvent } from './document.events.js';
import type { Requirement } from './requirement.js';

export interface PeriodDates {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** A registration period as far as documents are concerned: when it is, and what it asks for. */
export class Period {
  private events: DomainEvent[] = [];

  private constructor(
    readonly id: string,
    private dates: PeriodDates,
    readonly requirements: readonly Requirement[],
  ) {}

  /** A period heard of for the first time asks for the usual documents. */
  static begin(id: string, dates: PeriodDates): Period {
    const period = new Period(id, dates, defaultRequirements);
    period.events.push({ name: 'requirements-changed', periodId: id, requirements: period.requirements });
    return period;
  }

  /** Only for the store: nothing is checked or announced. */
  static unmarshalFromDatabase(id: string, dates: PeriodDates, requirements: readonly Requirement[]): Period {
    return new Period(id, dates, requirements);
  }

  get opensAt(): Date {
    return this.dates.opensAt;
  }

  get closesAt(): Date {
    return this.dates.closesAt;
  }

  move(dates: PeriodDates): void {
    this.dates = dates;
  }

  requirementFor(kind: string): Requirement | undefined {
    return this.requirements.find((requirement) => requirement.kind === kind);
  }

  releaseEvents(): DomainEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }
}

/** The period that people prepare for now: an open one, else the next to open, else the last that closed. */
export function currentPeriod(periods: readonly Period[], now: Date): Period | undefined {
  const byOpening = periods.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const started = byOpening.filter((period) => period.opensAt <= now);
  const open = started.findLast((period) => now < period.closesAt);
  return open ?? byOpening.find((period) => period.opensAt > now) ?? started.at(-1);
}
