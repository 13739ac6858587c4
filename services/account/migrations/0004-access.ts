import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // Who counts is a fingerprint: of a login name, known or not, or of a browser that once logged in.
  `create table login_throttle (
    key text primary key,
    registration_id uuid,
    tries integer not null check (tries >= 0),
    since timestamptz not null,
    blocked_until timestamptz,
    lapses_at timestamptz not null
  )`,
  `create index login_throttle_lapses on login_throttle (lapses_at)`,
  `create index login_throttle_registration on login_throttle (registration_id) where registration_id is not null`,
  `create table device (
    token_index char(64) not null,
    registration_id uuid not null references registration,
    remembered_at timestamptz not null,
    primary key (token_index, registration_id)
  )`,
  `create index device_registration on device (registration_id)`,
  `create index device_remembered on device (remembered_at)`,
  // No foreign key: most of what strangers ask for belongs to nobody, and looks the same.
  `create table challenge_grant (
    handle char(64) not null,
    contact_id uuid not null,
    purpose text not null check (purpose in ('reset', 'change')),
    registration_id uuid not null,
    known_device boolean not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (handle, contact_id)
  )`,
  `create index challenge_grant_registration on challenge_grant (registration_id, asked_at)`,
  `create index challenge_grant_asked on challenge_grant (asked_at)`,
  `create table contact_change (
    change_id uuid primary key,
    registration_id uuid not null references registration,
    handle char(64) not null unique,
    channel text not null check (channel in ('email', 'sms')),
    replaces uuid not null,
    confirmed_by uuid not null,
    contact_id uuid not null,
    sealed_address text,
    started_at timestamptz not null,
    authorised_at timestamptz,
    finished_at timestamptz,
    check ((sealed_address is null) = (finished_at is not null))
  )`,
  `create index contact_change_registration on contact_change (registration_id)`,
  `create index contact_change_started on contact_change (started_at)`,
  `create index contact_proven_address on contact (address_index) where proven_at is not null`,
  `alter table registration add password_reset_at timestamptz`,
  // A family is every refresh token of one session: an old one that comes back shows that two hold it.
  `alter table session
    add family_index char(64) unique,
    add browser text not null default 'other',
    add system text not null default 'other'`,
  // Tokens from before name no family. Whoever holds one logs in once more.
  `update session set ended_at = app_now() where ended_at is null`,
  `create index session_live on session (registration_id) where ended_at is null`,
  `create index session_rotated on session (rotated_at)`,
];

const down = [
  'drop index session_live, session_rotated',
  'alter table session drop family_index, drop browser, drop system',
  'alter table registration drop password_reset_at',
  'drop index contact_proven_address',
  ...['contact_change', 'challenge_grant', 'device', 'login_throttle'].map((name) => `drop table ${name}`),
];

/** Getting in and back in: throttles, known browsers, proofs that somebody was asked for, changes of contacts. */
export class Access0000000000004 implements MigrationInterface {
  readonly name = 'Access0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
