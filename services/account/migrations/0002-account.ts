import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table period (
    period_id uuid primary key,
    name text not null unique,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    verify text not null check (verify in ('email', 'sms', 'choice')),
    activate text not null check (activate in ('other', 'same', 'none')),
    changed_at timestamptz not null,
    check (opens_at < closes_at)
  )`,
  `create table period_requirements (
    period_id uuid primary key,
    requirements jsonb not null,
    heard_at timestamptz not null
  )`,
  // sealed_person holds everything that names the person; destroying wrapped_key erases it here and in every backup.
  `create table registration (
    registration_id uuid primary key,
    registration_number text not null unique,
    period_id uuid not null references period,
    state text not null check (state in ('draft', 'submitted', 'verified', 'active', 'cancelled')),
    state_since timestamptz not null,
    nik_index char(64) not null,
    wrapped_key text not null,
    sealed_person text not null,
    warnings text[] not null,
    password_hash text not null,
    notice_version text not null,
    consented_at timestamptz not null,
    locale text not null check (locale in ('id', 'en')),
    created_at timestamptz not null,
    submitted_at timestamptz,
    first_contact_id uuid,
    policy jsonb,
    verified_at timestamptz,
    activated_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text,
    check ((cancelled_at is null) = (state <> 'cancelled')),
    check ((submitted_at is null) = (first_contact_id is null) and (submitted_at is null) = (policy is null))
  )`,
  // The last line of defence for "one person, one registration"; claims are settled under a lock on the NIK before it.
  `create unique index registration_nik_claimed on registration (nik_index) where state in ('verified', 'active')`,
  `create index registration_waiting on registration (state, state_since) where state in ('draft', 'submitted', 'verified')`,
  `create table contact (
    contact_id uuid primary key,
    registration_id uuid not null references registration,
    channel text not null check (channel in ('email', 'sms')),
    sealed_address text not null,
    address_index char(64) not null,
    proven_at timestamptz,
    unique (registration_id, channel)
  )`,
  `create table document (
    document_id uuid primary key,
    registration_id uuid not null references registration,
    kind text not null,
    sha256 char(64) not null,
    state text not null check (state in ('committed', 'accepted', 'rejected')),
    reason text,
    submitted boolean not null,
    changed_at timestamptz not null
  )`,
  `create index document_registration on document (registration_id)`,
  `create table session (
    session_id uuid primary key,
    registration_id uuid not null references registration,
    token_index char(64) not null unique,
    previous_index char(64) unique,
    salt text,
    rotated_at timestamptz not null,
    started_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject_id uuid not null,
    fields text[] not null
  )`,
  `create index audit_subject on audit (subject_id, id)`,
];
const names = ['audit', 'session', 'document', 'contact', 'registration', 'period_requirements', 'period'];

export class Account0000000000002 implements MigrationInterface {
  readonly name = 'Account0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of names) await runner.query(`drop table ${name}`);
  }
}
