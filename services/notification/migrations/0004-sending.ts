import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table deliveries
     add column unknown_at text[] not null default '{}',
     add column provider text,
     add column provider_message_id text`,
  // Every switching is kept; the latest of a channel counts, and without one it is on.
  `create table sending_switches (
    id bigint generated always as identity primary key,
    channel text not null check (channel in ('email', 'sms')),
    sending boolean not null,
    at timestamptz not null
  )`,
  `create index sending_switches_latest on sending_switches (channel, id desc)`,
  `create table sending_budgets (
    channel text not null check (channel in ('email', 'sms')),
    hour timestamptz not null,
    spent integer not null check (spent >= 0),
    primary key (channel, hour)
  )`,
];
const DOWN = [
  `drop table sending_budgets`,
  `drop table sending_switches`,
  `alter table deliveries drop column provider_message_id, drop column provider, drop column unknown_at`,
];

export class Sending implements MigrationInterface {
  name = 'Sending0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
