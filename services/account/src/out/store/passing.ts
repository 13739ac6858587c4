import type { EntityManager } from 'typeorm';
import type { Idempotency } from '#database';
import type { Passing, PassingKind } from '../../app/record.ports.js';

const DAY_MS = 86_400_000;
/** So long a request may be sent again for the same answer. */
const ANSWER_DAYS = 7;
/** What is deleted, by which of its moments, and how many days after that. */
const OTHERS: Readonly<Record<Exclude<PassingKind, 'answers'>, { table: string; at: string; days: number }>> = {
  // Whoever ended it, a session is over when it was idle for a day; then it can be looked into for a month.
  sessions: { table: 'session', at: 'rotated_at', days: 31 },
  tries: { table: 'login_throttle', at: 'lapses_at', days: 0 },
  // As long as the cookie lives.
  devices: { table: 'device', at: 'remembered_at', days: 366 },
  // Longer than the day for which resets are counted.
  grants: { table: 'challenge_grant', at: 'asked_at', days: 2 },
  changes: { table: 'contact_change', at: 'started_at', days: 2 },
};

/** What would grow without end. */
export class StoredPassing implements Passing {
  constructor(
    private readonly manager: EntityManager,
    private readonly idempotency: Idempotency,
    private readonly now: Date,
  ) {}

  purge(kind: PassingKind, most: number): Promise<number> {
    return kind === 'answers'
      ? this.idempotency.purge(this.daysAgo(ANSWER_DAYS), most)
      : this.purgeOther(OTHERS[kind], most);
  }

  private async purgeOther({ table, at, days }: { table: string; at: string; days: number }, most: number) {
    const purged = await this.manager.query<unknown[]>(
      `with old as (select ctid from ${table} where ${at} < $1 order by ${at} limit $2 for update skip locked),
      purged as (delete from ${table} where ctid = any (array(select ctid from old)) returning 1)
      select 1 from purged`,
      [this.daysAgo(days), most],
    );
    return purged.length;
  }

  private daysAgo(days: number): Date {
    return new Date(this.now.getTime() - days * DAY_MS);
  }
}
