import type { DataSource } from 'typeorm';
import type { Retention } from '../../app/retention.js';
import type { StageBacklog, SweepBacklog } from '../../app/waiting.ports.js';
import { DUE_ERASURES, UNCONFIRMED } from './due-erasures.js';

/** Counts what waits in each stage, from the index alone. */
export class StoredBacklog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly retention: Retention,
  ) {}

  measure(): Promise<StageBacklog[]> {
    return this.dataSource.query<StageBacklog[]>(
      `select state, count(*)::int as count,
        greatest(0, extract(epoch from app_now() - min(state_since)))::float as "oldestSeconds"
      from registration where state in ('draft', 'submitted', 'verified') group by state`,
    );
  }

  /** What waits for each sweep, under the names of the sweeps. */
  measureSweeps(): Promise<SweepBacklog[]> {
    const due = [
      ['nik-rivals', 'queued_at', 'from nik_rival'],
      ['draft-expiry', 'draft_expires_at', `from registration where state = 'draft' and draft_expires_at < app_now()`],
      ['reminders', 'remind_at', 'from deadline where remind_at <= app_now()'],
      ['extensions', 'recorded_at', 'from extension where finished_at is null and until > app_now()'],
      ['disputes', 'opened_at', `from dispute where holder_told_at is null and state = 'open'`],
      ['erasure', 'since', `from (${DUE_ERASURES}) as due`],
      ['erasure-confirmation', 'erased_at', `from erasure where ${UNCONFIRMED}`],
    ];
    const counts = due.map(
      ([sweep, since, from]) => `select '${sweep}' as sweep, count(*)::int as count,
        greatest(0, coalesce(extract(epoch from app_now() - min(${since})), 0))::float as "oldestSeconds" ${from}`,
    );
    const { withdrawnDays, cancelledDays, afterClosingDays } = this.retention;
    const parameters = [withdrawnDays, cancelledDays, afterClosingDays];
    return this.dataSource.query<SweepBacklog[]>(counts.join(' union all '), parameters);
  }
}
