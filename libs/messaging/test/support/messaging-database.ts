import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, dropClock } from '#database';
import { openTestDatabase, type TestDatabase } from '#testing';
import { createForgetting, createMessagingTables, dropForgetting, dropMessagingTables } from '../../src/index.js';

/** The tables of the library, and one that handlers write their effects to, in the order in which they do. */
export class MessagingTables implements MigrationInterface {
  name = 'MessagingTables0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await createMessagingTables(runner);
    await createForgetting(runner);
    await runner.query(
      'create table effect (seq bigint generated always as identity primary key, key text not null, n int not null)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table effect');
    await dropForgetting(runner);
    await dropMessagingTables(runner);
    await dropClock(runner);
  }
}

/** A database of its own with the library's tables. */
export function openMessagingDatabase(poolSize = 20): Promise<TestDatabase> {
  return openTestDatabase({ migrations: [MessagingTables], poolSize });
}
