import type { DataSource } from 'typeorm';
import type { StageBacklog } from '../../app/ports.js';

/** Counts what waits in each stage, from the index alone. */
export class StoredBacklog {
  constructor(private readonly dataSource: DataSource) {}

  measure(): Promise<StageBacklog[]> {
    return this.dataSource.query<StageBacklog[]>(
      `select state, count(*)::int as count,
        greatest(0, extract(epoch from app_now() - min(state_since)))::float as "oldestSeconds"
      from registration where state in ('draft', 'submitted', 'verified') group by state`,
    );
  }
}
