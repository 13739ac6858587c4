import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, dropClock } from '#database';
import { createMessagingTables, dropMessagingTables } from '#messaging';

export class Foundation implements MigrationInterface {
  name = 'Foundation0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await createMessagingTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropMessagingTables(runner);
    await dropClock(runner);
  }
}
