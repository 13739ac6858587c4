import { defaultRequirements } from './default-requirements.js';
import { DISPUTE_KIND } from './dispute.js';
import type { DomainEvent } from './document.events.js';
import type { Requirement } from './requirement.js';

const MOST_KINDS = 20;

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
    private list: readonly Requirement[],
  ) {}

  /** A period heard of for the first time asks for the usual documents. */
  static begin(id: string, dates: PeriodDates): Period {
    const period = new Period(id, dates, []);
    period.ask(defaultRequirements);
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

  /** Everything that may be handed in. */
  get all(): readonly Requirement[] {
    return this.list;
  }

  /** What a registration consists of, in the order of its form. */
  get requirements(): readonly Requirement[] {
    return this.list.filter(({ kind }) => kind !== DISPUTE_KIND);
  }

  /** What a file for a dispute has to be like. */
  get evidence(): Requirement | undefined {
    return this.requirementFor(DISPUTE_KIND);
  }

  requirementFor(kind: string): Requirement | undefined {
    return this.list.find((requirement) => requirement.kind === kind);
  }

  /** Slots that were opened keep what they were told. @throws Error when the list could not be asked for */
  ask(list: readonly Requirement[]): void {
    refuseList(list);
    this.list = list;
    this.events.push({ name: 'requirements-changed', periodId: this.id, requirements: this.requirements });
  }

  releaseEvents(): DomainEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }
}

function refuseList(list: readonly Requirement[]): void {
  const kinds = list.map(({ kind }) => kind);
  const twice = kinds.find((kind, i) => kinds.indexOf(kind) !== i);
  if (twice) throw new Error(`${twice} is asked for twice`);
  if (!kinds.includes(DISPUTE_KIND)) throw new Error(`the list lacks ${DISPUTE_KIND}, which disputes need`);
  // As many documents as the event of a submission can name.
  if (kinds.length > MOST_KINDS) throw new Error(`more than ${MOST_KINDS} kinds are asked for`);
  if (!list.some(({ properties }) => properties.mandatory)) throw new Error('nothing on the list is mandatory');
  if (list.some(({ kind, properties }) => kind === DISPUTE_KIND && properties.mandatory))
    throw new Error(`${DISPUTE_KIND} cannot be mandatory`);
}

/** The period that people prepare for now: an open one, else the next to open, else the last that closed. */
export function currentPeriod(periods: readonly Period[], now: Date): Period | undefined {
  const byOpening = periods.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const started = byOpening.filter((period) => period.opensAt <= now);
  const open = started.findLast((period) => now < period.closesAt);
  return open ?? byOpening.find((period) => period.opensAt > now) ?? started.at(-1);
}
