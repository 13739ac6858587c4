import type { EntityManager } from 'typeorm';
import type { Periods } from '../../app/ports.js';
import { noPeriod } from '../../domain/period.errors.js';
import { Period } from '../../domain/period.js';
import { PeriodRow } from './rows.js';

function toPeriod({ periodId, name, opensAt, closesAt, extendedTo, ...row }: PeriodRow): Period {
  const { verify, activate, verifyHours, activateHours } = row;
  const policy = { verify, activate, verifyHours, activateHours };
  return new Period(periodId, { name, opensAt, closesAt, extendedTo, policy });
}

export class StoredPeriods implements Periods {
  constructor(private readonly manager: EntityManager) {}

  async current(now: Date): Promise<Period | undefined> {
    const row = await this.manager
      .createQueryBuilder(PeriodRow, 'p')
      .orderBy(
        'case when :now between p.opens_at and coalesce(p.extended_to, p.closes_at) then 0 when p.opens_at > :now then 1 else 2 end',
      )
      // Of those to come the nearest, of those that are over the last.
      .addOrderBy('abs(extract(epoch from p.opens_at - :now::timestamptz))')
      .setParameter('now', now)
      .limit(1)
      .getOne();
    return row ? toPeriod(row) : undefined;
  }

  async get(periodId: string): Promise<Period> {
    const row = await this.manager.findOneBy(PeriodRow, { periodId });
    if (!row) throw noPeriod();
    return toPeriod(row);
  }

  async named(name: string): Promise<Period> {
    const row = await this.manager.findOneBy(PeriodRow, { name });
    if (!row) throw noPeriod();
    return toPeriod(row);
  }

  async lockByName(name: string): Promise<Period | undefined> {
    await this.manager.query(`select pg_advisory_xact_lock(hashtextextended('period ' || $1, 0))`, [name]);
    const row = await this.manager.findOneBy(PeriodRow, { name });
    return row ? toPeriod(row) : undefined;
  }

  async save({ periodId, terms }: Period, now: Date): Promise<void> {
    const { policy, ...columns } = terms;
    await this.manager.upsert(PeriodRow, { periodId, ...columns, ...policy, changedAt: now }, ['periodId']);
  }
}
