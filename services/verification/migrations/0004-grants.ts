import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table grants (
    handle char(64) primary key,
    -- Not a reference: where nobody is written to, there is no such registration.
    registration_id uuid not null,
    purpose text not null check (purpose in ('reset', 'change')),
    opened_at timestamptz not null,
    tries_day timestamptz,
    tries_today integer not null check (tries_today >= 0)
  )`,
  `create index grants_of_registration on grants (registration_id, purpose)`,
  `create index grants_by_age on grants (opened_at)`,
  `create table grant_challenges (
    challenge_id uuid primary key,
    handle char(64) not null references grants on delete cascade,
    contact_id uuid not null,
    channel text not null check (channel in ('email', 'sms')),
    locale text not null check (locale in ('id', 'en')),
    sealed_recipient text,
    recipient_hash char(64),
    is_owners boolean not null,
    code_hash char(64) not null,
    state text not null check (state in ('open', 'proven', 'revoked')),
    tries smallint not null check (tries between 0 and 5),
    message text not null check (message in ('queued', 'sent', 'failed', 'delivered')),
    issued_at timestamptz not null,
    until timestamptz not null,
    sent_at timestamptz,
    ended_at timestamptz,
    -- Without a recipient no digits are right.
    check (state <> 'proven' or sealed_recipient is not null)
  )`,
  `create index grant_challenges_of_handle on grant_challenges (handle)`,
  `create index grant_challenges_of_recipient on grant_challenges (recipient_hash, issued_at)`,
  // Whatever goes wrong above it, a browser never has two codes to one contact that work.
  `create unique index grant_challenges_one_open on grant_challenges (handle, contact_id) where state = 'open'`,
  `alter table cases add column renewal_due_at timestamptz`,
  `create index cases_by_renewal on cases (renewal_due_at) where renewal_due_at is not null`,
];

const DOWN = ['alter table cases drop column renewal_due_at', 'drop table grant_challenges', 'drop table grants'];

export class Grants implements MigrationInterface {
  name = 'Grants0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
