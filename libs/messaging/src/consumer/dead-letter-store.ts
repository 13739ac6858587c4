import type { Transaction } from '#database';
import { identityOf, typeOf } from './cloud-event.js';
import type { StoredMessage } from './stored-message.js';

export type DeadLetterStatus = 'dead' | 'parked';

/** A message that waits: `dead` for a person, `parked` for its turn or its next try. */
export interface WaitingMessage extends StoredMessage {
  readonly id: string;
  readonly status: DeadLetterStatus;
  readonly attempts: number;
  readonly due: boolean;
}

export interface Failure {
  readonly status: DeadLetterStatus;
  readonly code: string | null;
  readonly attempts: number;
  /** From now until the next try. */
  readonly retryInMs?: number;
}

const retryAt = (tx: Transaction, { retryInMs }: Failure) =>
  retryInMs === undefined ? null : new Date(tx.now.getTime() + retryInMs);

/** Puts a message at the end of its key's queue, once. The key must be locked. */
export async function park(tx: Transaction, message: StoredMessage, failure: Failure): Promise<void> {
  const { id, time } = identityOf(message);
  await tx.manager.query(
    `insert into dead_letter (topic, key, event_id, event_time, type, status, code, attempts, retry_at, partition, "offset", headers, body, first_seen_at)
     select $1::text, $2::text, $3::uuid, $4::timestamptz, $5::text, $6::text, $7::text, $8::int, $9::timestamptz, $10::int, $11::bigint, $12::jsonb, $13::bytea, $14::timestamptz
     where not exists (select 1 from inbox where event_id = $3 and event_time = coalesce($4::timestamptz, event_time))
     on conflict (event_id) do nothing`,
    [
      ...[
        message.topic,
        message.key,
        id,
        time,
        typeOf(message) ?? null,
        failure.status,
        failure.code,
        failure.attempts,
        retryAt(tx, failure),
      ],
      ...[message.partition, message.offset, JSON.stringify(message.headers), message.body, tx.now],
    ],
  );
}

/** Writes down one more failure of a message that waits. The key must be locked. */
export async function failAgain(tx: Transaction, id: string, failure: Failure): Promise<void> {
  await tx.manager.query(`update dead_letter set status = $2, code = $3, attempts = $4, retry_at = $5 where id = $1`, [
    ...[id, failure.status, failure.code, failure.attempts, retryAt(tx, failure)],
  ]);
}

/** The first message that waits in a key. The key must be locked. */
export async function firstWaiting(tx: Transaction, topic: string, key: string): Promise<WaitingMessage | undefined> {
  const [row] = await tx.manager.query<WaitingMessage[]>(
    `select id, topic, key, status, attempts, partition, "offset", headers, body, coalesce(retry_at <= app_now(), true) as due
     from dead_letter where topic = $1 and key = $2 order by id limit 1`,
    [topic, key],
  );
  return row;
}

export async function remove(tx: Transaction, id: string): Promise<void> {
  await tx.manager.query('delete from dead_letter where id = $1', [id]);
}

/** Keys whose first message may be handled now. */
export async function keysToDrain(tx: Transaction, limit: number): Promise<{ topic: string; key: string }[]> {
  return tx.manager.query(
    `select topic, key from dead_letter d
     where status = 'parked' and coalesce(retry_at <= app_now(), true)
       and not exists (select 1 from dead_letter before where before.topic = d.topic and before.key = d.key and before.id < d.id)
     order by id limit $1`,
    [limit],
  );
}
