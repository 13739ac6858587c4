import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `alter table period
    add verify_hours integer not null default 72 check (verify_hours between 1 and 8760),
    add activate_hours integer not null default 72 check (activate_hours between 1 and 8760),
    add extended_to timestamptz,
    add constraint period_extended check (extended_to > closes_at)`,
  `alter table registration
    add draft_expires_at timestamptz,
    add correction_day text,
    add correction_count integer not null default 0`,
  // Drafts from before get their time in full.
  `update registration set draft_expires_at = app_now() + interval '24 hours' where state = 'draft'`,
  `alter table registration add constraint registration_draft_expires
    check ((draft_expires_at is null) = (state <> 'draft'))`,
  `create index registration_draft_expires on registration (draft_expires_at) where state = 'draft'`,
  `create index registration_of_period on registration (period_id, state, registration_id) where state <> 'cancelled'`,
  `create index registration_nik_submitted on registration (nik_index) where state = 'submitted'`,
  `alter table contact
    add challenged_at timestamptz,
    add channel_failed_at timestamptz,
    add disowned_at timestamptz`,
  `alter table document add reopened_until timestamptz`,
  // No foreign key: its check would lock the rivals' rows inside the winner's transaction, which touches one only.
  `create table nik_rival (
    registration_id uuid primary key,
    queued_at timestamptz not null
  )`,
  `create index nik_rival_queued on nik_rival (queued_at)`,
  `create table deadline (
    registration_id uuid not null references registration,
    purpose text not null check (purpose in ('verify', 'activate')),
    contact_id uuid not null,
    until timestamptz,
    reason text not null,
    set_at timestamptz not null,
    remind_at timestamptz,
    primary key (registration_id, purpose)
  )`,
  `create index deadline_remind on deadline (remind_at) where remind_at is not null`,
  `create table extension (
    extension_id uuid primary key,
    period_id uuid not null references period,
    purpose text not null check (purpose in ('verify', 'activate', 'document', 'draft')),
    until timestamptz not null,
    reason text not null,
    recorded_at timestamptz not null,
    finished_at timestamptz,
    unique (period_id, purpose, until)
  )`,
  `create table extension_applied (
    extension_id uuid not null references extension,
    registration_id uuid not null,
    at timestamptz not null,
    primary key (extension_id, registration_id)
  )`,
  `create table timeline (
    id bigint generated always as identity primary key,
    registration_id uuid not null,
    at timestamptz not null,
    kind text not null,
    detail jsonb not null
  )`,
  `create index timeline_registration on timeline (registration_id, at, id)`,
  `create table announcement (
    announcement_id uuid primary key,
    period_id uuid not null references period,
    at timestamptz not null,
    title jsonb not null,
    body jsonb not null
  )`,
  `create index announcement_at on announcement (at)`,
];

const down = [
  ...['announcement', 'timeline', 'extension_applied', 'extension', 'deadline', 'nik_rival'].map(
    (name) => `drop table ${name}`,
  ),
  'alter table document drop reopened_until',
  'alter table contact drop challenged_at, drop channel_failed_at, drop disowned_at',
  'drop index registration_of_period, registration_nik_submitted',
  'alter table registration drop draft_expires_at, drop correction_day, drop correction_count',
  'alter table period drop verify_hours, drop activate_hours, drop extended_to',
];

export class Deadlines0000000000003 implements MigrationInterface {
  readonly name = 'Deadlines0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
