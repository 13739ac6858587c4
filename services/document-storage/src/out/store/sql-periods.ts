import { type EntityManager, In, Not } from 'typeorm';
import type { Periods } from '../../app/ports.js';
import type { DocumentType } from '../../domain/document-type.js';
import { Period } from '../../domain/period.js';
import { Requirement } from '../../domain/requirement.js';
import { PeriodRow, RequirementRow } from './rows.js';

export class SqlPeriods implements Periods {
  constructor(private readonly manager: EntityManager) {}

  async all(): Promise<Period[]> {
    const [periods, requirements] = [await this.manager.find(PeriodRow), await this.requirements()];
    return periods.map((row) => toPeriod(row, requirements));
  }

  async lock(periodId: string): Promise<Period | undefined> {
    const row = await this.manager.findOne(PeriodRow, { where: { id: periodId }, lock: { mode: 'pessimistic_write' } });
    return row ? toPeriod(row, await this.requirements()) : undefined;
  }

  async save({ id, opensAt, closesAt, all }: Period): Promise<void> {
    await this.manager.upsert(PeriodRow, { id, opensAt, closesAt }, ['id']);
    const rows = all.map(({ properties }, position) => ({
      ...properties,
      types: [...properties.types],
      periodId: id,
      position,
    }));
    await this.manager.upsert(RequirementRow, rows, ['periodId', 'kind']);
    await this.manager.delete(RequirementRow, { periodId: id, kind: Not(In(all.map(({ kind }) => kind))) });
  }

  private requirements(): Promise<RequirementRow[]> {
    return this.manager.find(RequirementRow, { order: { position: 'asc' } });
  }
}

function toPeriod({ id, opensAt, closesAt }: PeriodRow, rows: readonly RequirementRow[]): Period {
  const own = rows.filter((row) => row.periodId === id);
  const requirements = own.map((row) => new Requirement({ ...row, types: row.types as DocumentType[] }));
  return Period.unmarshalFromDatabase(id, { opensAt, closesAt }, requirements);
}
