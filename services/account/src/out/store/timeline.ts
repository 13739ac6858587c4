import type { EntityManager } from 'typeorm';
import { ask } from '#database';
import type { Timeline } from '../../app/ports.js';
import type { TimelineEntry } from '../../domain/timeline.js';

/** What a person sees of a registration: codes and ids, in rows that are only ever added. */
export class StoredTimeline implements Timeline {
  constructor(private readonly manager: EntityManager) {}

  async add(registrationId: string, entries: readonly TimelineEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((_, nth) => `($1, $${3 * nth + 2}, $${3 * nth + 3}, $${3 * nth + 4})`);
    await ask(this.manager, `insert into timeline (registration_id, at, kind, detail) values ${rows.join(', ')}`, [
      registrationId,
      ...entries.flatMap(({ at, kind, detail }) => [at, kind, detail]),
    ]);
  }

  async addUnlessSince(registrationId: string, { at, kind, detail }: TimelineEntry, since: Date): Promise<void> {
    await this.manager.query(
      `insert into timeline (registration_id, at, kind, detail) select $1, $2, $3, $4
      where not exists (select from timeline where registration_id = $1 and kind = $3 and at > $5)`,
      [registrationId, at, kind, detail, since],
    );
  }

  async of(registrationId: string): Promise<TimelineEntry[]> {
    return this.manager.query<TimelineEntry[]>(
      'select at, kind, detail from timeline where registration_id = $1 order by at, id',
      [registrationId],
    );
  }
}
