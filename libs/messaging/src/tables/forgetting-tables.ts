import type { SqlRunner } from './partitions.js';

/**
 * Creates what `forgetKey` needs besides the messaging tables: the way from a key to its outbox rows, and the keys
 * whose unsent rows go once they are sent. Belongs in a migration after `createMessagingTables`.
 */
export async function createForgetting(runner: SqlRunner): Promise<void> {
  await runner.query('create index outbox_key on outbox (key)');
  await runner.query('create table outbox_forgotten (key text primary key, outbox_id bigint not null)');
}

/** Undoes `createForgetting`. */
export async function dropForgetting(runner: SqlRunner): Promise<void> {
  await runner.query('drop table outbox_forgotten');
  await runner.query('drop index outbox_key');
}
