import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createForgetting, dropForgetting } from '#messaging';

const UP = [
  'create table erasures (registration_id uuid primary key, erased_at timestamptz not null)',
  'create index erasures_by_age on erasures (erased_at)',
  'create index withdrawals_by_age on withdrawals (at)',
  `create index deliveries_by_age on deliveries (changed_at) where state in ('sent', 'delivered', 'failed', 'dropped')`,
];
const DOWN = ['drop index deliveries_by_age', 'drop index withdrawals_by_age', 'drop table erasures'];

export class Erasure implements MigrationInterface {
  name = 'Erasure0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await createForgetting(runner);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
    await dropForgetting(runner);
  }
}
