import { askShared, shareable, type Transaction } from '#database';
import { lockId } from '../tables/lock-id.js';
import type { StoredMessage } from './stored-message.js';

// Above lock_timeout, so that waiting for a lock fails as that; below it a slow statement of one handler would hold
// up its batch.
const STATEMENT_MS = 15_000;

const LOCK = shareable(`select set_config('statement_timeout', $2, true), pg_advisory_xact_lock($1::bigint)`, [
  'bigint',
  'text',
]);

type Key = Pick<StoredMessage, 'topic' | 'key'>;

/**
 * Takes the key of a topic till the end of the transaction. Handlers, dead letters and their replay all hold it, so
 * that "is something dead before me" has one answer at a time. A statement of its own: what is read after it must see
 * what was committed while we waited.
 */
export async function lockKey(tx: Transaction, { topic, key }: Key): Promise<void> {
  await askShared(tx.manager, LOCK, [lockId('consume', topic, key), String(STATEMENT_MS)]);
}

/** The same without waiting; false when somebody else has it. */
export async function tryLockKey(tx: Transaction, { topic, key }: Key): Promise<boolean> {
  const [{ locked }] = await tx.manager.query<[{ locked: boolean }]>(
    `select set_config('statement_timeout', $2, true), pg_try_advisory_xact_lock($1::bigint) as locked`,
    [lockId('consume', topic, key), String(STATEMENT_MS)],
  );
  return locked;
}
