import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIdempotencySubject, dropIdempotencySubject } from '#database';
import { createForgetting, dropForgetting } from '#messaging';

const up = [
  `alter table registration
    add version integer not null default 1,
    add nik_refused_at timestamptz`,
  `create index registration_withdrawn on registration (cancelled_at) where cancel_reason = 'withdrawn'`,
  `create index registration_cancelled on registration (cancelled_at) where cancel_reason <> 'withdrawn'`,
  `create table consent (
    registration_id uuid not null references registration,
    scope text not null check (scope in ('data', 'swafoto')),
    notice_version text not null,
    given_at timestamptz not null,
    primary key (registration_id, scope)
  )`,
  `insert into consent (registration_id, scope, notice_version, given_at)
    select registration_id, 'data', notice_version, consented_at from registration`,
  'alter table registration drop notice_version, drop consented_at',
  `create table dispute (
    dispute_id uuid primary key,
    registration_id uuid not null unique references registration,
    state text not null check (state in ('open', 'closed')),
    sealed_statement text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    holder_told_at timestamptz,
    check ((closed_at is null) = (state = 'open'))
  )`,
  `create index dispute_untold on dispute (opened_at) where holder_told_at is null and state = 'open'`,
  // What is left of a person: that there was a registration, and who confirmed to hold nothing of it any more.
  `create table erasure (
    registration_id uuid primary key,
    registration_number text not null unique,
    state text not null,
    erased_at timestamptz not null,
    asked_at timestamptz not null,
    documents_at timestamptz,
    contacts_at timestamptz,
    messages_at timestamptz
  )`,
  // Without these each erasure would read whole tables.
  'create index session_registration on session (registration_id)',
  'create index extension_applied_registration on extension_applied (registration_id)',
  `create index erasure_unconfirmed on erasure (asked_at)
    where documents_at is null or contacts_at is null or messages_at is null`,
];

const down = [
  'drop index session_registration, extension_applied_registration',
  ...['erasure', 'dispute'].map((name) => `drop table ${name}`),
  'alter table registration add notice_version text, add consented_at timestamptz',
  `update registration r set notice_version = c.notice_version, consented_at = c.given_at
    from consent c where c.registration_id = r.registration_id and c.scope = 'data'`,
  'alter table registration alter notice_version set not null, alter consented_at set not null',
  'drop table consent',
  'drop index registration_withdrawn, registration_cancelled',
  'alter table registration drop version, drop nik_refused_at',
];

/** Consents, editions, disputes, and what is left after an erasure. */
export class Record0000000000005 implements MigrationInterface {
  readonly name = 'Record0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await addIdempotencySubject(runner);
    await createForgetting(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropForgetting(runner);
    await dropIdempotencySubject(runner);
    for (const statement of down) await runner.query(statement);
  }
}
