import type { MigrationInterface, QueryRunner } from 'typeorm';

const PERIOD = `create table period (
  id uuid primary key,
  opens_at timestamptz not null,
  closes_at timestamptz not null
)`;

const REQUIREMENT = `create table requirement (
  period_id uuid not null references period on delete cascade,
  kind text not null,
  position smallint not null,
  label jsonb not null,
  help jsonb not null,
  mandatory boolean not null,
  types text[] not null check (types <@ array['image/jpeg', 'image/png', 'application/pdf'] and cardinality(types) > 0),
  min_bytes integer not null check (min_bytes > 0),
  max_bytes integer not null check (max_bytes > min_bytes),
  min_short_side integer not null check (min_short_side >= 0),
  primary key (period_id, kind)
)`;

// One row a registration: the lock that everything about its documents is done under, and the key they need.
const DOSSIER = `create table dossier (
  registration_id uuid primary key,
  period_id uuid not null,
  wrapped_key text not null,
  submitted_at timestamptz
)`;

const DOCUMENT = `create table document (
  id uuid primary key,
  registration_id uuid not null references dossier,
  ordinal integer not null,
  kind text not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  max_bytes integer not null,
  min_short_side integer not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('slot', 'committed', 'accepted', 'rejected')),
  standing text not null check (standing in ('current', 'replaced', 'submitted')),
  committed_at timestamptz,
  inspected_at timestamptz,
  reason text,
  warnings text[] not null,
  unique (registration_id, ordinal),
  check ((state = 'slot') = (committed_at is null)),
  check ((state in ('accepted', 'rejected')) = (inspected_at is not null)),
  check ((state = 'rejected') = (reason is not null))
)`;

// Short-lived rows of their own, so that taking and giving back touches no document.
const INSPECTION = `create table inspection (
  document_id uuid primary key references document on delete cascade,
  registration_id uuid not null,
  committed_at timestamptz not null,
  due_at timestamptz not null,
  lease uuid,
  attempts integer not null default 0,
  postponed integer not null default 0,
  traceparent text not null
)`;

export class Documents0000000000002 implements MigrationInterface {
  readonly name = 'Documents0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [PERIOD, REQUIREMENT, DOSSIER, DOCUMENT, INSPECTION]) await runner.query(table);
    await runner.query('create index inspection_due on inspection (due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['inspection', 'document', 'dossier', 'requirement', 'period'])
      await runner.query(`drop table ${table}`);
  }
}
