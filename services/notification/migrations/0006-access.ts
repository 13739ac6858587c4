import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = (names: string) => `
  alter table deliveries
    drop constraint deliveries_purpose_check,
    add constraint deliveries_purpose_check check (purpose in (${names}))`;
const templates = (names: string) => `
  alter table deliveries
    drop constraint deliveries_template_check,
    add constraint deliveries_template_check check (template in (${names}))`;

const OLD_TEMPLATES = `'reminder-verify', 'reminder-activate', 'cancelled', 'nik-taken', 'welcome', 'deadline-moved'`;

const UP = [
  purposes(`'verify', 'activate', 'reset', 'change'`),
  templates(`${OLD_TEMPLATES}, 'password-changed', 'contact-changed', 'nik-disputed'`),
  // When what the message tells of happened; of what was queued before, the queueing is known alone.
  'alter table deliveries add column occurred_at timestamptz',
];
const DOWN = [
  'alter table deliveries drop column occurred_at',
  `delete from deliveries
    where purpose in ('reset', 'change') or template in ('password-changed', 'contact-changed', 'nik-disputed')`,
  templates(`${OLD_TEMPLATES}, 'reminder-draft'`),
  purposes(`'verify', 'activate'`),
];

export class Access implements MigrationInterface {
  name = 'Access0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
