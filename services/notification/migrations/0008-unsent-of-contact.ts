import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index held all that waits. Whoever asked for what waits of one registration had it read from end to end, for
 * PostgreSQL found that cheaper than it is while the queue grew.
 */
export class UnsentOfContact implements MigrationInterface {
  name = 'UnsentOfContact0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index deliveries_of_contact');
    await runner.query('create index deliveries_of_contact on deliveries (contact_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index deliveries_of_contact');
    await runner.query(
      `create index deliveries_of_contact on deliveries (contact_id) where state in ('queued', 'sending')`,
    );
  }
}
