import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table cases
    add column verify_hours integer not null default 72 check (verify_hours > 0),
    add column activate_hours integer not null default 72 check (activate_hours > 0),
    add column switches_heard integer not null default 0,
    add column channels_off text[] not null default '{}',
    add column tries_day timestamptz,
    add column tries_today integer not null default 0 check (tries_today >= 0)`,
  `create index cases_by_switch on cases (switches_heard) where state = 'open'`,
  `alter table contacts
    add column recipient_hash char(64),
    add column proven_at timestamptz,
    add column disowned_at timestamptz,
    add column replaced_at timestamptz`,
  `create index contacts_of_recipient on contacts (recipient_hash)`,
  `create index challenges_of_contact on challenges (contact_id, issued_at)`,
  `create table steps (
    registration_id uuid not null references cases,
    purpose text not null check (purpose in ('verify', 'activate')),
    contact_id uuid not null references contacts,
    state text not null check (state in ('waiting', 'proven', 'lapsed', 'ended')),
    proven_contact_id uuid references contacts,
    clock text not null check (clock in ('not-started', 'running', 'standing')),
    until timestamptz check (until is not null or clock = 'not-started'),
    stood_at timestamptz check ((stood_at is not null) = (clock = 'standing')),
    channel_fails_at timestamptz,
    channel_failed_at timestamptz,
    primary key (registration_id, purpose)
  )`,
  `create index steps_by_deadline on steps (until) where state = 'waiting' and clock = 'running'`,
  `create index steps_by_failure on steps (channel_fails_at) where state = 'waiting' and channel_failed_at is null`,
  `create table sending_switches (
    switch_id integer generated always as identity primary key,
    channel text not null check (channel in ('email', 'sms')),
    "on" boolean not null,
    at timestamptz not null
  )`,
  // What began before deadlines were kept gets those that it would have: from its first accepted message, three days,
  // to the end of the last one in WIB.
  `update contacts set proven_at = proof.at
     from (select contact_id, max(ended_at) as at from challenges where state = 'proven' group by contact_id) as proof
    where proof.contact_id = contacts.contact_id`,
  `insert into steps (registration_id, purpose, contact_id, state, proven_contact_id, clock, until)
   select registration_id, purpose, contact_id,
          case when proven_contact_id is not null or (purpose = 'verify' and activates) then 'proven'
               when case_state = 'open' then 'waiting' else 'ended' end,
          proven_contact_id,
          case when sent_at is null then 'not-started' else 'running' end,
          (date_trunc('day', (sent_at + interval '72 hours') at time zone 'Asia/Jakarta')
             + interval '1 day' - interval '1 second') at time zone 'Asia/Jakarta'
     from (select registration_id, purpose, cases.state as case_state, min(sent_at) as sent_at,
                  (array_agg(contact_id order by issued_at desc))[1] as contact_id,
                  (array_agg(contact_id) filter (where challenges.state = 'proven'))[1] as proven_contact_id,
                  exists (select from challenges a where a.registration_id = challenges.registration_id
                                                     and a.purpose = 'activate') as activates
             from challenges join cases using (registration_id)
            group by registration_id, purpose, cases.state) as begun`,
];

const DOWN = [
  'drop table sending_switches',
  'drop table steps',
  'drop index challenges_of_contact',
  'drop index contacts_of_recipient',
  `alter table contacts
    drop column recipient_hash, drop column proven_at, drop column disowned_at, drop column replaced_at`,
  'drop index cases_by_switch',
  `alter table cases
    drop column verify_hours, drop column activate_hours, drop column switches_heard, drop column channels_off,
    drop column tries_day, drop column tries_today`,
];

export class Deadlines implements MigrationInterface {
  name = 'Deadlines0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
