import { createPartitions, INBOX, OUTBOX, type SqlRunner } from './partitions.js';

/** Days for which partitions exist before they are needed. */
export const DAYS_AHEAD = 7;

const TABLES = [
  // One sequence without a cache: a session that kept numbers back would give a key an id lower than an older one's.
  `create sequence outbox_id as bigint cache 1 no cycle`,
  `create table outbox (
    id bigint not null default nextval('outbox_id'),
    created_at timestamptz not null,
    event_id uuid not null,
    type text not null,
    topic text not null,
    key text not null,
    headers jsonb not null,
    body text not null,
    sent_at timestamptz,
    primary key (id, created_at)
  ) partition by range (created_at)`,
  `alter sequence outbox_id owned by outbox.id`,
  `create index outbox_unsent on outbox (id) where sent_at is null`,
  `create table outbox_rest partition of outbox default`,
  // A key stands here while Kafka refuses its first unsent row; the rows themselves stay unsent in the outbox.
  `create table outbox_set_aside (
    topic text not null,
    key text not null,
    outbox_id bigint not null,
    code text not null,
    set_aside_at timestamptz not null,
    primary key (topic, key)
  )`,
  `create table relay_state (
    only_row boolean primary key default true check (only_row),
    cluster_id text
  )`,
  `insert into relay_state default values`,
  // The time is the event's own (ce_time): copies of an event meet in one partition, however late they come.
  `create table inbox (
    event_id uuid not null,
    event_time timestamptz not null,
    type text not null,
    handled_at timestamptz not null,
    primary key (event_id, event_time)
  ) partition by range (event_time)`,
  `create table inbox_rest partition of inbox default`,
  // What waits for a person (dead) and what waits behind it, or for its next try (parked); in order of id per key.
  `create table dead_letter (
    id bigint generated always as identity primary key,
    topic text not null,
    key text not null,
    event_id uuid not null unique,
    event_time timestamptz,
    type text,
    status text not null check (status in ('dead', 'parked')),
    code text,
    attempts integer not null default 0,
    retry_at timestamptz,
    partition integer not null,
    "offset" bigint not null,
    headers jsonb not null,
    body bytea,
    first_seen_at timestamptz not null
  )`,
  `create index dead_letter_key on dead_letter (topic, key, id)`,
  `create index dead_letter_parked on dead_letter (id) where status = 'parked'`,
];

/**
 * Creates outbox, inbox and dead letters with the partitions of the next days. Belongs in a service's first
 * migration, after `createClock`.
 */
export async function createMessagingTables(runner: SqlRunner): Promise<void> {
  for (const statement of TABLES) await runner.query(statement);
  const [{ today }] = await runner.query<[{ today: Date }]>('select now() as today');
  for (const daily of [OUTBOX, INBOX]) await createPartitions(runner, daily, today, DAYS_AHEAD);
}

/** Undoes `createMessagingTables`. */
export async function dropMessagingTables(runner: SqlRunner): Promise<void> {
  for (const table of ['dead_letter', 'inbox', 'relay_state', 'outbox_set_aside', 'outbox'])
    await runner.query(`drop table ${table}`);
}
