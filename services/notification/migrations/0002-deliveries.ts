import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table deliveries (
    delivery_id uuid primary key,
    registration_id uuid not null,
    challenge_id uuid not null constraint deliveries_challenge unique,
    contact_id uuid not null,
    channel text not null check (channel in ('email', 'sms')),
    purpose text not null check (purpose in ('verify', 'activate')),
    locale text not null check (locale in ('id', 'en')),
    send_before timestamptz not null,
    traceparent text,
    sealed_recipient text,
    sealed_name text,
    sealed_code text,
    state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'dropped')),
    attempts integer not null check (attempts >= 0),
    unknown_results integer not null check (unknown_results >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    revoked boolean not null,
    sent_at timestamptz,
    reason text,
    queued_at timestamptz not null,
    changed_at timestamptz not null,
    check ((state = 'sending') = (lease_until is not null)),
    -- Sealed values stay no longer than they are needed.
    check (num_nonnulls(sealed_recipient, sealed_name, sealed_code) = case when state in ('queued', 'sending') then 3 else 0 end)
  )`,
  `create index deliveries_of_registration on deliveries (registration_id)`,
  `create index deliveries_waiting on deliveries (next_attempt_at, delivery_id) where state = 'queued'`,
  `create index deliveries_deadline on deliveries (send_before) where state = 'queued'`,
  `create index deliveries_leased on deliveries (lease_until) where state = 'sending'`,
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

export class Deliveries implements MigrationInterface {
  name = 'Deliveries0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit', 'deliveries']) await runner.query(`drop table ${table}`);
  }
}
