import type { DataSource } from 'typeorm';
import type { DueRecordWork } from '../../app/record.ports.js';
import type { Retention } from '../../app/retention.js';
import { DUE_ERASURES, UNCONFIRMED } from './due-erasures.js';

/** What waits for the sweeps of the record, from indexes and without a lock. */
export class StoredDueRecordWork implements DueRecordWork {
  constructor(private readonly dataSource: DataSource) {}

  untoldDisputes(most: number, except: readonly string[]): Promise<string[]> {
    return this.ids(
      `select dispute_id as id from dispute
      where holder_told_at is null and state = 'open' and dispute_id <> all($2) order by opened_at limit $1`,
      [most, except],
    );
  }

  erasures(retention: Retention, most: number, except: readonly string[]): Promise<string[]> {
    const { withdrawnDays, cancelledDays, afterClosingDays } = retention;
    return this.ids(
      `select registration_id as id from (${DUE_ERASURES}) as due where registration_id <> all($5) limit $4`,
      [withdrawnDays, cancelledDays, afterClosingDays, most, except],
    );
  }

  unconfirmed(askedForMinutes: number, most: number, except: readonly string[]): Promise<string[]> {
    return this.ids(
      `select registration_id as id from erasure
      where ${UNCONFIRMED} and asked_at < app_now() - make_interval(mins => $1) and registration_id <> all($3)
      order by asked_at limit $2`,
      [askedForMinutes, most, except],
    );
  }

  private async ids(sql: string, parameters: unknown[]): Promise<string[]> {
    return (await this.dataSource.query<{ id: string }[]>(sql, parameters)).map(({ id }) => id);
  }
}
