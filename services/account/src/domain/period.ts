import { periodClosed, periodInvalid, periodNotOpen } from './period.errors.js';

export type Channel = 'email' | 'sms';
export interface VerificationPolicy {
  readonly verify: Channel | 'choice';
  readonly activate: 'other' | 'same' | 'none';
}
export type PeriodState = 'not-yet' | 'open' | 'closed';
export interface PeriodTerms {
  readonly name: string;
  readonly opensAt: Date;
  /** The last instant at which it is open. */
  readonly closesAt: Date;
  readonly policy: VerificationPolicy;
}

const LONGEST_NAME = 200;
const same = (a: PeriodTerms, b: PeriodTerms) =>
  a.name === b.name &&
  a.opensAt.getTime() === b.opensAt.getTime() &&
  a.closesAt.getTime() === b.closesAt.getTime() &&
  a.policy.verify === b.policy.verify &&
  a.policy.activate === b.policy.activate;

/** A registration period. */
export class Period {
  /** @throws CodedError `period-invalid` */
  constructor(
    readonly periodId: string,
    readonly terms: PeriodTerms,
  ) {
    const { name, opensAt, closesAt } = terms;
    const named = name.trim() !== '' && name.length <= LONGEST_NAME;
    // Written so that an invalid date is refused too.
    if (!named || !(opensAt.getTime() < closesAt.getTime())) throw periodInvalid();
  }

  /** The period under other terms, or undefined where nothing differs. */
  changedTo(terms: PeriodTerms): Period | undefined {
    return same(this.terms, terms) ? undefined : new Period(this.periodId, terms);
  }

  stateAt(now: Date): PeriodState {
    if (now < this.terms.opensAt) return 'not-yet';
    return now <= this.terms.closesAt ? 'open' : 'closed';
  }

  /** @throws CodedError `period-not-open`, `period-closed` */
  mustBeOpen(now: Date): void {
    const state = this.stateAt(now);
    if (state === 'not-yet') throw periodNotOpen({ extra: { opensAt: this.terms.opensAt.toISOString() } });
    if (state === 'closed') throw periodClosed({ extra: { closesAt: this.terms.closesAt.toISOString() } });
  }
}

export interface PeriodChanged {
  readonly type: 'period-changed';
  readonly period: Period;
}
