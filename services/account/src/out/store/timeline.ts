import type { EntityManager } from 'typeorm';
import { askShared, insertion } from '#database';
import type { Timeline } from '../../app/ports.js';
import type { TimelineEntry } from '../../domain/timeline.js';

const ADD = insertion('timeline', ['registration_id', 'at', 'kind', 'detail'], { json: ['detail'] });

/** What a person sees of a registration: codes and ids, in rows that are only ever added. */
export class StoredTimeline implements Timeline {
  constructor(private readonly manager: EntityManager) {}

  async add(registrationId: string, entries: readonly TimelineEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ at, kind, detail }) => [registrationId, at, kind, detail]);
    await askShared(this.manager, ADD, rows);
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
