import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table deliveries
     alter column challenge_id drop not null,
     alter column purpose drop not null,
     add column notice_id uuid constraint deliveries_notice unique,
     add column template text check (template in ('reminder-verify', 'reminder-activate', 'reminder-draft',
       'cancelled', 'nik-taken', 'welcome', 'deadline-moved')),
     add column sealed_values text,
     drop constraint deliveries_check1,
     add constraint deliveries_subject check (
       case when challenge_id is not null
         then purpose is not null and notice_id is null and template is null
         else purpose is null and notice_id is not null and template is not null
       end),
     -- Sealed values stay no longer than they are needed.
     add constraint deliveries_sealed check (
       (sealed_recipient is not null) = (state in ('queued', 'sending'))
       and (sealed_values is not null) = (state in ('queued', 'sending') and notice_id is not null)
       and num_nonnulls(sealed_name, sealed_code)
         = case when state in ('queued', 'sending') and challenge_id is not null then 2 else 0 end)`,
  `create index deliveries_of_contact on deliveries (contact_id) where state in ('queued', 'sending')`,
  // What is heard in another topic than the messages that it ends may come before them.
  `create table withdrawals (
    subject_id uuid primary key,
    kind text not null check (kind in ('contact', 'registration')),
    at timestamptz not null
  )`,
];
const DOWN = [
  `drop table withdrawals`,
  `drop index deliveries_of_contact`,
  `delete from deliveries where notice_id is not null`,
  `alter table deliveries
     drop constraint deliveries_sealed,
     drop constraint deliveries_subject,
     drop column sealed_values,
     drop column template,
     drop column notice_id,
     alter column purpose set not null,
     alter column challenge_id set not null,
     add constraint deliveries_check1 check (num_nonnulls(sealed_recipient, sealed_name, sealed_code)
       = case when state in ('queued', 'sending') then 3 else 0 end)`,
];

export class Notices implements MigrationInterface {
  name = 'Notices0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
