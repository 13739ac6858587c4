import { noPeriod } from '../domain/period.errors.js';
import type { Period, PeriodState } from '../domain/period.js';
import type { UnitOfWork } from './ports.js';

export interface PeriodView {
  readonly period: Period;
  readonly state: PeriodState;
  readonly now: Date;
}

/** Shows the period that matters now. */
export class ShowPeriod {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `no-period` */
  execute(): Promise<PeriodView> {
    return this.work.run(async ({ periods, now }) => {
      const period = await periods.current(now);
      if (!period) throw noPeriod();
      return { period, state: period.stateAt(now), now };
    });
  }
}
