import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, createIdempotency, dropClock, dropIdempotency } from '#database';
import { createMessagingTables, dropMessagingTables } from '#messaging';

/** What every service has: the clock, outbox and inbox, idempotency, audit. */
export class Foundation0000000000001 implements MigrationInterface {
  readonly name = 'Foundation0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await createMessagingTables(runner);
    await createIdempotency(runner);
    await runner.query(`create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor text not null,
      action text not null,
      subject_id uuid not null,
      fields text[] not null
    )`);
    await runner.query('create index audit_subject on audit (subject_id, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit');
    await dropIdempotency(runner);
    await dropMessagingTables(runner);
    await dropClock(runner);
  }
}
