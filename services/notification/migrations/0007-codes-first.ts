import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits is looked for in another order: the codes, then the notices. */
export class CodesFirst implements MigrationInterface {
  name = 'CodesFirst0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index deliveries_waiting');
    await runner.query(
      `create index deliveries_waiting on deliveries ((challenge_id is null), next_attempt_at, delivery_id)
        where state = 'queued'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index deliveries_waiting');
    await runner.query(
      `create index deliveries_waiting on deliveries (next_attempt_at, delivery_id) where state = 'queued'`,
    );
  }
}
