import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table cases (
    registration_id uuid primary key,
    period_id uuid not null,
    state text not null check (state in ('open', 'closed', 'cancelled')),
    activation text not null check (activation in ('other', 'same', 'none')),
    first_contact_id uuid not null,
    locale text not null check (locale in ('id', 'en')),
    wrapped_key text not null,
    sealed_person text not null,
    opened_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create table contacts (
    contact_id uuid primary key,
    registration_id uuid not null references cases,
    channel text not null check (channel in ('email', 'sms')),
    sealed_recipient text not null
  )`,
  `create index contacts_of_registration on contacts (registration_id)`,
  `create table challenges (
    challenge_id uuid primary key,
    registration_id uuid not null references cases,
    contact_id uuid not null references contacts,
    channel text not null check (channel in ('email', 'sms')),
    purpose text not null check (purpose in ('verify', 'activate')),
    state text not null check (state in ('open', 'proven', 'revoked')),
    code_hash char(64) not null,
    link_hash char(64) not null constraint challenges_link unique,
    tries smallint not null check (tries between 0 and 5),
    message text not null check (message in ('queued', 'sent', 'failed', 'delivered')),
    issued_at timestamptz not null,
    send_before timestamptz not null,
    sent_at timestamptz,
    ended_at timestamptz
  )`,
  `create index challenges_of_registration on challenges (registration_id)`,
  // Whatever goes wrong above it, a registration never has two codes that work.
  `create unique index challenges_one_open on challenges (registration_id) where state = 'open'`,
  `create index challenges_waiting on challenges (channel, message, issued_at, send_before) where state = 'open'`,
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject_id uuid not null,
    fields text[] not null
  )`,
  `create index audit_of_subject on audit (subject_id)`,
];

export class Cases implements MigrationInterface {
  name = 'Cases0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit', 'challenges', 'contacts', 'cases']) await runner.query(`drop table ${table}`);
  }
}
