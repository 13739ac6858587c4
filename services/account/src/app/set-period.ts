import { randomUUID } from 'node:crypto';
import { Period, type PeriodTerms } from '../domain/period.js';
import type { PeriodWork, UnitOfWork } from './ports.js';

export interface PeriodSet {
  readonly periodId: string;
  readonly outcome: 'created' | 'changed' | 'unchanged';
}

/** Creates the period of that name, or gives it these terms. Saying the same again changes and publishes nothing. */
export class SetPeriod {
  constructor(private readonly work: UnitOfWork<PeriodWork>) {}

  /** @throws CodedError `period-invalid` */
  execute(terms: PeriodTerms): Promise<PeriodSet> {
    return this.work.run(async ({ periods, outbox, audit, now }) => {
      const before = await periods.lockByName(terms.name);
      const period = before ? before.changedTo(terms) : new Period(randomUUID(), terms);
      if (!period) return { periodId: before?.periodId ?? '', outcome: 'unchanged' };
      await periods.save(period, now);
      await outbox.add([{ type: 'period-changed', period }]);
      const outcome = before ? 'changed' : 'created';
      await audit.write({ actor: 'operator', action: `period.${outcome}`, subjectId: period.periodId });
      return { periodId: period.periodId, outcome };
    });
  }
}
