import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table dossier
    add column cancelled_at timestamptz,
    add column extended_to timestamptz,
    add column due_at timestamptz`,
  // Few dossiers have a deadline at a time, and a sweep reads those alone.
  'create index dossier_due on dossier (due_at) where due_at is not null',
  `alter table document
    add column mandatory boolean not null default true,
    add column replaces uuid references document,
    add column reopened_until timestamptz`,
  `update document set mandatory = requirement.mandatory
    from dossier join requirement using (period_id)
    where dossier.registration_id = document.registration_id and requirement.kind = document.kind`,
  `alter table document
    alter column mandatory drop default,
    drop constraint document_state_check,
    drop constraint document_check1,
    drop constraint document_check2,
    add constraint document_state_known
      check (state in ('slot', 'committed', 'accepted', 'rejected', 'reopened', 'overdue')),
    add constraint document_inspected
      check ((state in ('accepted', 'rejected', 'reopened', 'overdue')) = (inspected_at is not null)),
    add constraint document_refused check ((state in ('rejected', 'reopened', 'overdue')) = (reason is not null)),
    add constraint document_reopened check ((state in ('reopened', 'overdue')) = (reopened_until is not null))`,
  // What is done once in a while by one process of many: whoever moves the time on does it.
  'create table sweep (name text primary key, due_at timestamptz not null)',
  `insert into sweep (name, due_at) values ('uploads', now())`,
];

const DOWN = [
  'drop table sweep',
  `alter table document
    drop constraint document_reopened,
    drop constraint document_refused,
    drop constraint document_inspected,
    drop constraint document_state_known`,
  `update document set state = 'rejected' where state in ('reopened', 'overdue')`,
  `alter table document
    add constraint document_state_check check (state in ('slot', 'committed', 'accepted', 'rejected')),
    add constraint document_check1 check ((state in ('accepted', 'rejected')) = (inspected_at is not null)),
    add constraint document_check2 check ((state = 'rejected') = (reason is not null)),
    drop column reopened_until,
    drop column replaces,
    drop column mandatory`,
  'drop index dossier_due',
  'alter table dossier drop column due_at, drop column extended_to, drop column cancelled_at',
];

/** Refused documents reopen until a deadline, registrations end, and abandoned uploads are looked for. */
export class Deadlines0000000000003 implements MigrationInterface {
  readonly name = 'Deadlines0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
