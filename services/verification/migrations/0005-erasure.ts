import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createForgetting, dropForgetting } from '#messaging';

export class Erasure implements MigrationInterface {
  name = 'Erasure0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await createForgetting(runner);
    await runner.query('create table erasures (registration_id uuid primary key, erased_at timestamptz not null)');
    await runner.query('create index erasures_by_age on erasures (erased_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasures');
    await dropForgetting(runner);
  }
}
