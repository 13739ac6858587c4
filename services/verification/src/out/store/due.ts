import type { EntityManager } from 'typeorm';
import type { DueKind } from '../../app/ports.js';

/** For each kind: the steps for which it is due, and since when. */
const DUE: Readonly<Record<DueKind, string>> = {
  lapse: `select registration_id, until as since from steps
           where state = 'waiting' and clock = 'running' and until < app_now()`,
  channel: `select registration_id, channel_fails_at as since from steps
             where state = 'waiting' and channel_failed_at is null and channel_fails_at <= app_now()`,
  switch: `select registration_id, latest.at as since
             from (select switch_id, at from sending_switches order by switch_id desc limit 1) as latest
             join cases on cases.state = 'open' and switches_heard < latest.switch_id
             join steps using (registration_id)
            where steps.state = 'waiting'
              and (clock <> 'not-started'
                   or exists (select from challenges
                               where challenges.registration_id = cases.registration_id and challenges.state = 'open'
                                 and challenges.send_before <= app_now()))`,
  renewal: 'select registration_id, renewal_due_at as since from cases where renewal_due_at is not null',
};

const DUE_KINDS = Object.keys(DUE) as DueKind[];

// So much larger is the crowd of the oldest from which a batch is drawn: sweepers at work at once seldom meet in it.
const CROWD = 10;

/** Some of those that wait longest, in no order. */
export async function dueRegistrations(manager: EntityManager, kind: DueKind, most: number): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select registration_id as id from (${DUE[kind]} order by since limit $1) as crowd order by random() limit $2`,
    [most * CROWD, most],
  );
  return rows.map(({ id }) => id);
}

export const DUE_FIGURES = DUE_KINDS.map(
  (kind) => `select '${kind}' as kind, count(*)::int as count,
                    coalesce(extract(epoch from app_now() - min(since)), 0)::float8 as "oldestAgeSeconds"
               from (${DUE[kind]}) as ${kind}`,
).join(' union all ');
