import { periodClosed, periodInvalid, periodNotOpen } from './period.errors.js';

export type Channel = 'email' | 'sms';
export interface VerificationPolicy {
  readonly verify: Channel | 'choice';
  readonly activate: 'other' | 'same' | 'none';
  /** How long a contact may take to be proven, from the acceptance of its first message. */
  readonly verifyHours: number;
  readonly activateHours: number;
}
export type PeriodState = 'not-yet' | 'open' | 'closed';
export interface PeriodTerms {
  readonly name: string;
  readonly opensAt: Date;
  /** The last instant at which it is open. */
  readonly closesAt: Date;
  /** The last instant since the period was extended; null where it was not. */
  readonly extendedTo: Date | null;
  readonly policy: VerificationPolicy;
}

const LONGEST_NAME = 200;
const same = (a: PeriodTerms, b: PeriodTerms) =>
  a.name === b.name &&
  a.opensAt.getTime() === b.opensAt.getTime() &&
  a.closesAt.getTime() === b.closesAt.getTime() &&
  a.extendedTo?.getTime() === b.extendedTo?.getTime() &&
  a.policy.verify === b.policy.verify &&
  a.policy.activate === b.policy.activate &&
  a.policy.verifyHours === b.policy.verifyHours &&
  a.policy.activateHours === b.policy.activateHours;

const LONGEST_WINDOW_HOURS = 8_760;
const isWindow = (hours: number) => Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_WINDOW_HOURS;

/** A registration period. */
export class Period {
  /** @throws CodedError `period-invalid` */
  constructor(
    readonly periodId: string,
    readonly terms: PeriodTerms,
  ) {
    const { name, opensAt, closesAt, extendedTo, policy } = terms;
    const named = name.trim() !== '' && name.length <= LONGEST_NAME;
    // Written so that an invalid date is refused too.
    const inOrder = opensAt.getTime() < closesAt.getTime() && (!extendedTo || closesAt < extendedTo);
    if (!named || !inOrder || !isWindow(policy.verifyHours) || !isWindow(policy.activateHours)) throw periodInvalid();
  }

  /** The last instant at which it is open, extended or not. */
  get endsAt(): Date {
    return this.terms.extendedTo ?? this.terms.closesAt;
  }

  /** The period under other terms, or undefined where nothing differs. */
  changedTo(terms: PeriodTerms): Period | undefined {
    return same(this.terms, terms) ? undefined : new Period(this.periodId, terms);
  }

  stateAt(now: Date): PeriodState {
    if (now < this.terms.opensAt) return 'not-yet';
    return now <= this.endsAt ? 'open' : 'closed';
  }

  /** @throws CodedError `period-not-open`, `period-closed` */
  mustBeOpen(now: Date): void {
    const state = this.stateAt(now);
    const extra = { opensAt: this.terms.opensAt.toISOString(), closesAt: this.endsAt.toISOString() };
    if (state === 'not-yet') throw periodNotOpen({ extra });
    if (state === 'closed') throw periodClosed({ extra });
  }
}

export interface PeriodChanged {
  readonly type: 'period-changed';
  readonly period: Period;
}
