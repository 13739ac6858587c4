import { currentTransaction } from '#database';
import { transactionMissing } from '../messaging.errors.js';
import type { SqlRunner } from '../tables/partitions.js';

/**
 * Erases what messages still hold of a key, in the caller's open transaction: outbox rows that were sent, dead letters
 * and what is parked behind them. Those count as handled, so that a late copy has no effect.
 *
 * What is unsent stays, for the order of a key has no holes: what this transaction itself adds (such as the event that
 * tells of the erasure) for good, what was there before until it is sent. Call it before any row is locked: handlers of
 * the key's other events hold their inbox row first, and then that row.
 * @throws CodedError `outbox-needs-transaction`
 */
export async function forgetKey(key: string): Promise<void> {
  const tx = currentTransaction();
  if (!tx) throw transactionMissing();
  // Remembered before the sent ones go: the relay may mark a row in between.
  await tx.manager.query(
    `insert into outbox_forgotten (key, outbox_id)
     select $1, max(id) from outbox
     where key = $1 and sent_at is null and xmin <> pg_current_xact_id()::xid having count(*) > 0
     on conflict (key) do update set outbox_id = excluded.outbox_id`,
    [key],
  );
  await tx.manager.query('delete from outbox where key = $1 and sent_at is not null', [key]);
  await tx.manager.query(
    `with gone as (delete from dead_letter where key = $1 returning event_id, event_time, first_seen_at, type)
     insert into inbox (event_id, event_time, type, handled_at)
     select event_id, coalesce(event_time, first_seen_at), coalesce(type, 'unknown'), $2 from gone
     on conflict do nothing`,
    [key, tx.now],
  );
}

const KEYS_AT_ONCE = 100;

/** Deletes rows of forgotten keys that were sent since. Needs an open transaction; many may do it at once. */
export async function forgetSent(sql: SqlRunner): Promise<void> {
  const forgotten = await sql.query<{ key: string; outbox_id: string }[]>(
    'select key, outbox_id from outbox_forgotten limit $1 for update skip locked',
    [KEYS_AT_ONCE],
  );
  for (const { key, outbox_id: last } of forgotten) {
    await sql.query('delete from outbox where key = $1 and id <= $2 and sent_at is not null', [key, last]);
    // Of any state: a row that is marked in between is deleted by the next run.
    await sql.query(
      `delete from outbox_forgotten f where key = $1
         and not exists (select 1 from outbox o where o.key = f.key and o.id <= f.outbox_id)`,
      [key],
    );
  }
}
