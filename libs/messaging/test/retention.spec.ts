import { TransactionRunner } from '#database';
import type { TestDatabase } from '#testing';
import { MessagingRetention } from '../src/index.js';
import { upTo } from './support/counted.js';
import { MessagingTables, openMessagingDatabase } from './support/messaging-database.js';
import { Writer } from './support/writer.js';

const DAY_S = 86_400;

describe('retention', () => {
  let database: TestDatabase;
  let retention: MessagingRetention;
  let writer: Writer;

  beforeEach(async () => {
    database = await openMessagingDatabase();
    retention = new MessagingRetention(new TransactionRunner(database.dataSource));
    writer = new Writer(database.dataSource, 'test.retention');
  });
  afterEach(() => database.drop());

  /** The name of a partition so many days from today. */
  const partition = (table: string, days: number) =>
    `${table}_${new Date(Date.now() + days * DAY_S * 1000).toISOString().slice(0, 10).replaceAll('-', '')}`;
  const rowsBy = (table: string) =>
    database.dataSource.query<{ partition: string; n: number }[]>(
      `select tableoid::regclass::text as partition, count(*)::int as n from ${table} group by 1 order by 1`,
    );
  const shiftDays = (days: number) => database.shiftClock(days * DAY_S);
  const markSent = () => database.dataSource.query('update outbox set sent_at = app_now() where sent_at is null');
  const receive = (id: number) =>
    database.dataSource.query(
      `insert into inbox values (lpad($1::text, 32, '0')::uuid, app_now(), 'test', app_now())`,
      [id],
    );

  it('makes partitions ahead of the days that need them', async () => {
    await shiftDays(5);
    const { created } = await retention.maintain();
    expect(created).toEqual(
      [8, 9, 10, 11, 12]
        .flatMap((days) => partition('outbox', days))
        .concat([8, 9, 10, 11, 12].map((days) => partition('inbox', days))),
    );
    await shiftDays(12);
    await writer.add('a', 1);
    expect(await rowsBy('outbox')).toEqual([{ partition: partition('outbox', 12), n: 1 }]);
    expect(await retention.maintain()).toMatchObject({ created: expect.arrayContaining([partition('outbox', 19)]) });
  });

  it('moves what went to the default partition into its own, unsent rows and all', async () => {
    await shiftDays(20);
    await writer.addAll(['a', 'b'], upTo(3));
    await receive(1);
    expect(await rowsBy('outbox')).toEqual([{ partition: 'outbox_rest', n: 6 }]);
    await retention.maintain();
    expect(await rowsBy('outbox')).toEqual([{ partition: partition('outbox', 20), n: 6 }]);
    expect(await rowsBy('inbox')).toEqual([{ partition: partition('inbox', 20), n: 1 }]);
    const ids = await database.dataSource.query<{ n: number }[]>(
      `select (body::json->>'n')::int as n from outbox where key = 'a' order by id`,
    );
    expect(ids.map(({ n }) => n)).toEqual(upTo(3));
  });

  it('drops sent rows 8 days after they were sent, and not before', async () => {
    await writer.add('a', 1);
    await shiftDays(3);
    await markSent();
    await shiftDays(10);
    expect((await retention.maintain()).dropped).not.toContain(partition('outbox', 0));
    await shiftDays(11.1);
    expect((await retention.maintain()).dropped).toContain(partition('outbox', 0));
    expect(await rowsBy('outbox')).toEqual([]);
  });

  it('never drops a partition that holds an unsent row, however old', async () => {
    await writer.addAll(['a', 'b'], upTo(2));
    await markSent();
    await writer.add('late', 1);
    await shiftDays(400);
    const { dropped } = await retention.maintain();
    expect(dropped).toEqual(
      [1, 2, 3, 4, 5, 6, 7]
        .map((days) => partition('outbox', days))
        .concat([0, 1, 2, 3, 4, 5, 6, 7].map((days) => partition('inbox', days))),
    );
    expect([await writer.unsent(), await rowsBy('outbox')]).toEqual([1, [{ partition: partition('outbox', 0), n: 5 }]]);
    await markSent();
    await shiftDays(409);
    expect((await retention.maintain()).dropped).toContain(partition('outbox', 0));
  });

  it('does not drop what republish makes unsent at the same moment', async () => {
    await writer.addAll(['a'], upTo(3));
    await shiftDays(9.1);
    await retention.maintain();
    await database.dataSource.query(`update outbox set sent_at = created_at`);
    const holder = database.dataSource.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query('update outbox set sent_at = null');
    const maintaining = retention.maintain();
    const waits = `select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock' and database = (select oid from pg_database where datname = current_database())`;
    while ((await holder.query(waits)).length === 0);
    await holder.commitTransaction();
    await holder.release();
    expect((await maintaining).dropped).not.toContain(partition('outbox', 0));
    expect(await writer.unsent()).toBe(3);
  });

  it('drops inbox rows after 30 days, those of the default partition too', async () => {
    await receive(1);
    await database.dataSource.query(
      `insert into inbox values (gen_random_uuid(), app_now() - interval '25 days', 'test', app_now())`,
    );
    await shiftDays(6);
    await retention.maintain();
    expect(await rowsBy('inbox')).toEqual([{ partition: partition('inbox', 0), n: 1 }]);
    await shiftDays(31.1);
    expect((await retention.maintain()).dropped).toContain(partition('inbox', 0));
    expect(await rowsBy('inbox')).toEqual([]);
  });

  it('works once when many replicas do it at the same moment', async () => {
    await shiftDays(30);
    const runs = await Promise.all(
      upTo(5).map(() => new MessagingRetention(new TransactionRunner(database.dataSource)).maintain()),
    );
    const created = runs.flatMap((run) => run.created);
    expect(new Set(created).size).toBe(created.length);
    expect(created).toHaveLength(16);
  });

  it('runs as a duty, and stops', async () => {
    await shiftDays(2);
    await retention.start();
    await retention.stop();
    const names = await database.dataSource.query<unknown[]>('select 1 from pg_class where relname = $1', [
      partition('outbox', 9),
    ]);
    expect([names.length, await retention.health()]).toEqual([1, { ok: true }]);
  });

  it('reads unsent rows by their index, and marks them within their days, however many were sent', async () => {
    await database.dataSource.query(
      `insert into outbox (created_at, event_id, type, topic, key, headers, body, sent_at)
       select now() - (i % 3) * interval '1 day', gen_random_uuid(), 't', 't', 'k', '{}', '{}', now() from generate_series(1, 60000) i`,
    );
    await database.dataSource.query('analyze outbox');
    await writer.add('a', 1);
    const plan = await database.dataSource.query<Record<string, string>[]>(
      'explain (analyze, buffers) select * from outbox where sent_at is null order by id limit 500',
    );
    const text = plan.map((line) => Object.values(line)[0]).join('\n');
    expect(text).not.toMatch(new RegExp(`Seq Scan on (outbox_rest|${partition('outbox', 0)})`));
    expect(Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1])).toBeLessThan(60);
  });

  it('undoes its tables', async () => {
    const runner = database.dataSource.createQueryRunner();
    await new MessagingTables().down(runner);
    const left = await runner.query(
      `select relname from pg_class where relname ~ '^(outbox|inbox|dead_letter|relay_state)'`,
    );
    await runner.release();
    expect(left).toEqual([]);
  });
});
