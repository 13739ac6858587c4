import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, createIdempotency, dropClock, dropIdempotency } from '#database';
import { createMessagingTables, dropMessagingTables } from '#messaging';

/** What every service stands on: the clock, outbox, inbox, dead letters, and remembered answers. */
export class Foundation0000000000001 implements MigrationInterface {
  readonly name = 'Foundation0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await createMessagingTables(runner);
    await createIdempotency(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIdempotency(runner);
    await dropMessagingTables(runner);
    await dropClock(runner);
  }
}
