import { randomUUID } from 'node:crypto';
import { TransactionRunner } from '#database';
import { defineError } from '#errors';
import { configureLogging } from '#runtime';
import { eventually, type TestDatabase } from '#testing';
import { DeadLetters, forgetKey, kafkaBroker, MessagingRetention, Relay } from '../src/index.js';
import { counted, upTo } from './support/counted.js';
import { effects, type Listener, listen, record } from './support/listener.js';
import { openMessagingDatabase } from './support/messaging-database.js';
import { eventHeaders, firstOccurrences, sharedBrokers, Topics } from './support/topics.js';
import { Writer } from './support/writer.js';

const text = { id: 'uji', en: 'test' };
const poisoned = defineError({ code: 'test-poisoned', status: 500, kind: 'permanent', title: text, detail: text });

describe('a key that is forgotten', () => {
  const topics = new Topics();
  const running: { stop(): Promise<void> }[] = [];
  let database: TestDatabase;
  let work: TransactionRunner;
  let writer: Writer;

  beforeAll(async () => {
    configureLogging({ service: 'test', role: 'all', level: 'error' });
    database = await openMessagingDatabase();
    work = new TransactionRunner(database.dataSource);
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate outbox, outbox_forgotten, effect, inbox, dead_letter');
    writer = new Writer(database.dataSource, await topics.create());
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });
  afterAll(() => database.drop());

  const forget = (key: string) => work.run(() => forgetKey(key));
  const markSent = () => database.dataSource.query('update outbox set sent_at = app_now() where sent_at is null');
  const rows = async (key: string) => {
    const sql = `select (body::json->>'n')::int as n from outbox where key = $1 order by id`;
    return (await database.dataSource.query<{ n: number }[]>(sql, [key])).map(({ n }) => n);
  };
  const remembered = async () => (await database.dataSource.query<unknown[]>('select 1 from outbox_forgotten')).length;
  const turn = async () => {
    const retention = new MessagingRetention(work);
    await retention.start();
    await retention.stop();
  };
  const relay = async () => {
    const broker = kafkaBroker({ clientId: 'test', brokers: sharedBrokers() });
    const duty = new Relay({ service: 'test', databaseUrl: database.url, broker });
    await duty.start();
    running.push(duty);
  };
  /** Hears events, and gives up those that are poisoned. */
  const hear = async (isPoison: (n: number) => boolean): Promise<Listener> => {
    const settings = { dataSource: database.dataSource, topic: writer.topic, group: `group.${writer.topic}` };
    const listener = await listen(settings, async (event) => {
      if (isPoison(event.data.n)) throw poisoned();
      await record(event);
    });
    running.push({ stop: () => listener.close() });
    return listener;
  };

  it('loses its sent rows of every day, and nobody else loses one', async () => {
    await writer.addAll(['a', 'b'], upTo(2));
    await database.shiftClock(86_400);
    await writer.addAll(['a', 'b'], [3]);
    await markSent();
    await forget('a');
    await database.shiftClock(0);
    expect([await rows('a'), await rows('b'), await remembered()]).toEqual([[], upTo(3), 0]);
  });

  it('keeps everything where the erasure is not committed', async () => {
    await writer.add('a', 1);
    await markSent();
    const failing = work.run(async () => {
      await forgetKey('a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rows('a')).toEqual([1]);
  });

  it('is forgotten inside a transaction alone', async () => {
    await expect(forgetKey('a')).rejects.toMatchObject({ code: 'outbox-needs-transaction' });
  });

  it.each(['before', 'behind'])('keeps what its own transaction adds %s it, also once that is sent', async (place) => {
    await work.run(async () => {
      if (place === 'before') await writer.outbox.add([counted(writer.topic, 'a', 7)]);
      await forgetKey('a');
      if (place === 'behind') await writer.outbox.add([counted(writer.topic, 'a', 7)]);
    });
    await markSent();
    await turn();
    expect([await rows('a'), await remembered()]).toEqual([[7], 0]);
  });

  it('sends what was unsent, in order and without a hole, and loses it then', async () => {
    await writer.add('a', 1);
    await markSent();
    await writer.addAll(['a', 'b'], [2, 3]);
    await work.run(async () => {
      await forgetKey('a');
      await writer.outbox.add([counted(writer.topic, 'a', 4)]);
    });
    expect(await rows('a')).toEqual([2, 3, 4]);
    await turn();
    expect(await rows('a')).toEqual([2, 3, 4]);
    await relay();
    await eventually(async () => (await writer.unsent()) === 0);
    await turn();
    expect([await rows('a'), await rows('b'), await remembered()]).toEqual([[4], [2, 3], 0]);
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual({ a: [2, 3, 4], b: [2, 3] });
  });

  it('may be forgotten again, with what came meanwhile', async () => {
    await writer.add('a', 1);
    await forget('a');
    await writer.add('a', 2);
    await forget('a');
    await markSent();
    await turn();
    expect([await rows('a'), await remembered()]).toEqual([[], 0]);
  });

  it('loses its dead letter and those behind it, which count as handled; other keys keep theirs', async () => {
    await hear((n) => n === 1);
    const id = randomUUID();
    const message = { key: 'a', value: '{"n":1}', headers: eventHeaders(id) };
    await topics.send(writer.topic, [message, { key: 'b', value: '{"n":1}', headers: eventHeaders(randomUUID()) }]);
    const letters = new DeadLetters(work);
    await eventually(async () => (await letters.counts()).dead === 2);
    await topics.send(writer.topic, [{ key: 'a', value: '{"n":2}', headers: eventHeaders(randomUUID()) }]);
    await eventually(async () => (await letters.counts()).parked === 1);

    await forget('a');
    expect((await letters.list()).map(({ key, status }) => [key, status])).toEqual([['b', 'dead']]);

    const good = { key: 'a', value: '{"n":3}', headers: eventHeaders(randomUUID()) };
    await topics.send(writer.topic, [{ ...message, value: '{"n":9}' }, good]);
    await eventually(async () => (await effects(database.dataSource)).a?.length === 1);
    expect(await effects(database.dataSource)).toEqual({ a: [3] });
  });

  it('can be forgotten by a handler whose own event was parked', async () => {
    const settings = { dataSource: database.dataSource, topic: writer.topic, group: `group.${writer.topic}` };
    let tries = 0;
    const listener = await listen({ ...settings, retry: { inPlaceMs: [], parkedMs: [1] } }, async (event) => {
      await forgetKey(event.key);
      await record(event);
      tries += 1;
      if (tries === 1) throw new Error('busy');
    });
    running.push({ stop: () => listener.close() });
    await topics.send(writer.topic, [{ key: 'a', value: '{"n":1}', headers: eventHeaders(randomUUID()) }]);
    await eventually(async () => (await effects(database.dataSource)).a?.length === 1, { timeoutMs: 20_000 });
    await eventually(async () => (await new DeadLetters(work).counts()).parked === 0);
    expect([tries, await effects(database.dataSource)]).toEqual([2, { a: [1] }]);
  });

  it('is found by an index, however many rows other keys have', async () => {
    await database.dataSource.query(
      `insert into outbox (created_at, event_id, type, topic, key, headers, body, sent_at)
       select now(), gen_random_uuid(), 't', 't', i::text, '{}', '{}', now() from generate_series(1, 20000) i`,
    );
    await database.dataSource.query('analyze outbox');
    const plan = await database.dataSource.query<Record<string, string>[]>(
      `explain delete from outbox where key = '7' and sent_at is not null`,
    );
    expect(plan.map((line) => Object.values(line)[0]).join('\n')).toContain('Index Cond: (key');
  });
});
