import { ask, type Transaction } from '#database';
import type { StoredMessage } from './stored-message.js';

export type Admission = 'fresh' | 'duplicate' | 'blocked';

interface Identity {
  readonly id: string;
  readonly time: Date;
  readonly type: string;
}

/**
 * Enters an event into the inbox, in the transaction of its effect: `fresh` once and never again. Not entered when
 * something of its key waits before it (`blocked`). The key must be locked.
 */
export async function admit(tx: Transaction, { topic, key }: StoredMessage, event: Identity): Promise<Admission> {
  const [admission] = await ask<{ fresh: boolean; blocked: boolean; seen: boolean }>(
    tx.manager,
    `with waiting as (select 1 from dead_letter where topic = $1 and key = $2 limit 1),
          entered as (
            insert into inbox (event_id, event_time, type, handled_at)
            select $3::uuid, $4::timestamptz, $5::text, $6::timestamptz where not exists (select 1 from waiting)
            on conflict do nothing returning 1)
     select exists (select 1 from entered) as fresh, exists (select 1 from waiting) as blocked,
            exists (select 1 from inbox where event_id = $3 and event_time = $4) as seen`,
    [topic, key, event.id, event.time, event.type, tx.now],
  );
  if (admission?.fresh) return 'fresh';
  return admission?.blocked && !admission.seen ? 'blocked' : 'duplicate';
}

/** Enters an event whatever waits before it. False when it was in already. */
export async function enter(tx: Transaction, event: Identity): Promise<boolean> {
  const rows = await tx.manager.query<unknown[]>(
    `insert into inbox (event_id, event_time, type, handled_at) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
    [event.id, event.time, event.type, tx.now],
  );
  return rows.length > 0;
}
