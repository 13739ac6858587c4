import type { QueryRunner } from 'typeorm';

/**
 * Creates `app_now()`: the time of the transaction plus a shift that tests set. Product code takes the time from
 * here alone, so that a test can let days pass without waiting.
 */
export async function createClock(runner: QueryRunner): Promise<void> {
  await runner.query(`create table app_clock (
    only_row boolean primary key default true check (only_row),
    shift interval not null default '0'
  )`);
  await runner.query(`insert into app_clock default values`);
  await runner.query(`create function app_now() returns timestamptz language sql stable
    as $$ select now() + (select shift from app_clock) $$`);
}

export async function dropClock(runner: QueryRunner): Promise<void> {
  await runner.query('drop function app_now()');
  await runner.query('drop table app_clock');
}
