import { askShared, type Shareable, type Transaction } from '#database';
import type { StoredMessage } from './stored-message.js';

export type Admission = 'fresh' | 'duplicate' | 'blocked';

interface Identity {
  readonly id: string;
  readonly time: Date;
  readonly type: string;
}

const ADMISSION = `
  with given as materialized (
         select * from rows from (json_to_recordset($1) as
           (topic text, key text, event_id uuid, event_time timestamptz, type text, handled_at timestamptz))
           with ordinality as given(topic, key, event_id, event_time, type, handled_at, number)),
       waiting as materialized (
         select number from given
          where exists (select from dead_letter where dead_letter.topic = given.topic and dead_letter.key = given.key)),
       entered as (
         insert into inbox (event_id, event_time, type, handled_at)
         select event_id, event_time, type, handled_at from given
          where number not in (select number from waiting) order by number
             on conflict do nothing returning event_id, event_time)
  select number as "#", entered.event_id is not null as fresh, number in (select number from waiting) as blocked,
         case when number in (select number from waiting) then (
           select count(*) > 0 from inbox
            where inbox.event_id = given.event_id and inbox.event_time = given.event_time) end as seen
    from given left join entered using (event_id, event_time)`;
const ADMIT: Shareable<object, { fresh: boolean; blocked: boolean; seen: boolean }> = {
  id: ADMISSION,
  one: (entry) => ({ text: ADMISSION, values: [JSON.stringify([entry])] }),
  many: (entries) => ({ text: ADMISSION, values: [JSON.stringify(entries)] }),
};

/**
 * Enters an event into the inbox, in the transaction of its effect: `fresh` once and never again. Not entered when
 * something of its key waits before it (`blocked`). The key must be locked.
 */
export async function admit(tx: Transaction, { topic, key }: StoredMessage, event: Identity): Promise<Admission> {
  const { id, time, type } = event;
  const entry = { topic, key, event_id: id, event_time: time, type, handled_at: tx.now };
  const [admission] = await askShared(tx.manager, ADMIT, entry);
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
