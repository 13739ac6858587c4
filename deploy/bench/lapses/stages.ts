import type { FreshSystem } from '../fresh-system.js';

type Owner = Parameters<FreshSystem['ask']>[0];

interface StageSpec {
  readonly name: string;
  readonly owner: Owner;
  /** Rows (subject, at): one for each time that it was done to somebody, by the shifted clock. */
  readonly done: string;
}

/** From the deadline to the person: what each service writes down in the transaction that does it. */
const SPECS: readonly StageSpec[] = [
  {
    name: 'lapsed, in verification',
    owner: 'verification',
    done: `select subject_id as subject, at from audit where action = 'contact-lapsed'`,
  },
  {
    name: 'cancelled, in account',
    owner: 'account',
    done: `select subject_id as subject, at from audit where action = 'registration.cancelled'`,
  },
  {
    name: 'notice queued, in notification',
    owner: 'notification',
    done: `select registration_id as subject, queued_at as at from deliveries where template = 'cancelled'`,
  },
  {
    name: 'mail accepted by the mail server',
    owner: 'notification',
    done: `select registration_id as subject, sent_at as at from deliveries where template = 'cancelled' and sent_at is not null`,
  },
];

export interface Stage {
  readonly name: string;
  readonly count: number;
  /** To how many different ones it was done. */
  readonly distinct: number;
  /** Seconds from the first lapse. */
  readonly from: number;
  readonly to: number;
}

/** What became of everybody, stage by stage. */
export async function stages(fresh: FreshSystem): Promise<Stage[]> {
  const found: Stage[] = [];
  let zero: number | undefined;
  for (const { name, owner, done } of SPECS) {
    const [row] = await fresh.ask<{ count: number; distinct: number; first: number; last: number }>(
      owner,
      `select count(*)::int as count, count(distinct subject)::int as distinct,
              extract(epoch from min(at))::float8 as first, extract(epoch from max(at))::float8 as last
         from (${done}) as done`,
    );
    if (!row) continue;
    zero ??= row.first;
    found.push({ name, count: row.count, distinct: row.distinct, from: row.first - zero, to: row.last - zero });
  }
  return found;
}
