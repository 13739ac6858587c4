import { configureLogging, registry } from '#runtime';
import { eventually, type TestDatabase } from '#testing';
import { type EventBroker, kafkaBroker, Relay, republish, SetAside } from '../src/index.js';
import { Child, compileHarness } from './support/child.js';
import { upTo } from './support/counted.js';
import { openMessagingDatabase } from './support/messaging-database.js';
import { firstOccurrences, sharedBrokers, Topics } from './support/topics.js';
import { Writer } from './support/writer.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const perKey = (last: number, keys = KEYS) => Object.fromEntries(keys.map((key) => [key, upTo(last)]));

describe('the relay', () => {
  const topics = new Topics();
  const broker = kafkaBroker({ clientId: 'test', brokers: sharedBrokers() });
  const harness = compileHarness();
  const running: { stop(): Promise<unknown> }[] = [];
  let database: TestDatabase;
  let writer: Writer;

  beforeAll(() => configureLogging({ service: 'test', role: 'all', level: 'error' }));
  beforeEach(async () => {
    database = await openMessagingDatabase();
    writer = new Writer(database.dataSource, await topics.create());
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await database.drop();
  });
  afterAll(() => harness.remove());

  async function startRelay(settings: Partial<ConstructorParameters<typeof Relay>[0]> = {}): Promise<Relay> {
    const relay = new Relay({ service: 'test', databaseUrl: database.url, broker, leaseMs: 5_000, ...settings });
    running.push(relay);
    await relay.start();
    return relay;
  }
  async function startChild(harm: string): Promise<Child> {
    const child = await Child.start(harness.folder, 'relay-process', {
      databaseUrl: database.url,
      brokers: sharedBrokers(),
      leaseMs: 1_500,
      batchRows: 10,
      harm,
    });
    running.push(child);
    return child;
  }
  /** The real broker, with something done before each send. */
  const watched = (beforeSend: () => unknown): EventBroker => ({
    ...broker,
    connectProducer: async () => {
      const producer = await broker.connectProducer();
      const send: typeof producer.send = async (records) => {
        await beforeSend();
        await producer.send(records);
      };
      return Object.create(producer, { send: { value: send } }) as typeof producer;
    },
  });
  const allSent = () => eventually(async () => (await writer.unsent()) === 0, { timeoutMs: 30_000 });
  const state = async (relay: Relay) => (await relay.health()).detail;
  const metric = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values[0]?.value;

  it('sends every row once, per key in order, when nothing goes wrong', async () => {
    await startRelay();
    await Promise.all(KEYS.map((key) => writer.addAll([key], upTo(60))));
    await allSent();
    const messages = await topics.read(writer.topic);
    expect(messages).toHaveLength(300);
    expect(firstOccurrences(messages)).toEqual(perKey(60));
    expect(messages.every(({ headers, key }) => headers.ce_subject === key)).toBe(true);
  });

  it('wakes at the commit and does not wait for its next look', async () => {
    const relay = await startRelay({ pollMs: 60_000 });
    await eventually(async () => (await state(relay)) === 'active');
    await writer.add('a', 1);
    await allSent();
    await writer.add('a', 2);
    await allSent();
  });

  it('finds what other processes committed by looking', async () => {
    await startRelay();
    await writer.add('a', 1);
    await allSent();
    await database.dataSource.query('update outbox set sent_at = null');
    await allSent();
    expect(await topics.count(writer.topic)).toBe(2);
  });

  it('is active in one process of two, and the other takes over when that one stops', async () => {
    const first = await startRelay();
    await eventually(async () => (await state(first)) === 'active');
    const second = await startRelay();
    await eventually(async () => (await state(second)) === 'standby');
    await writer.addAll(KEYS, upTo(20));
    await first.stop();
    await writer.addAll(KEYS, upTo(40).slice(20));
    await allSent();
    expect(await state(second)).toBe('active');
    const messages = await topics.read(writer.topic);
    expect([messages.length, firstOccurrences(messages)]).toEqual([200, perKey(40)]);
  });

  it('keeps the order when a relay freezes before it sends, another takes over, and the first goes on', async () => {
    await writer.addAll(KEYS, upTo(6));
    const frozen = await startChild('late-request');
    await frozen.says('freezing');
    const other = await startChild('none');
    await allSent();
    expect(await topics.count(writer.topic)).toBe(30);
    await writer.addAll(KEYS, [7, 8]);
    await allSent();
    frozen.goOn();
    await frozen.says('sent late');
    // The ten rows that it had in its hands arrive once more, late; it may mark nothing and send nothing further.
    expect(await topics.count(writer.topic)).toBe(50);
    await writer.addAll(KEYS, [9]);
    await allSent();
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual(perKey(9));
    expect(await topics.count(writer.topic)).toBe(55);
    await other.stop();
  });

  it('keeps the order when a relay freezes while its request is under way', async () => {
    await writer.addAll(KEYS, upTo(6));
    const frozen = await startChild('frozen-during-send');
    await frozen.says('freezing');
    await startChild('none');
    await allSent();
    frozen.goOn();
    await frozen.says('thawed');
    await writer.addAll(KEYS, [7]);
    await allSent();
    const messages = await topics.read(writer.topic);
    expect(firstOccurrences(messages)).toEqual(perKey(7));
    expect([35, 45]).toContain(messages.length);
  });

  it('sends the batch again when it died between Kafka’s acknowledgement and its mark', async () => {
    await writer.addAll(KEYS, upTo(6));
    const dead = await startChild('dead-after-ack');
    expect(await dead.ended()).toBe('SIGKILL');
    expect([await topics.count(writer.topic), await writer.unsent()]).toEqual([10, 30]);
    await startChild('none');
    await allSent();
    const messages = await topics.read(writer.topic);
    expect([messages.length, firstOccurrences(messages)]).toEqual([40, perKey(6)]);
  });

  it('sends a row whose id was drawn early and whose commit came late', async () => {
    await startRelay();
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let drawn: () => void = () => undefined;
    const early = new Promise<void>((resolve) => {
      drawn = resolve;
    });
    const slow = writer.work.run(async () => {
      await writer.add('late', 1);
      drawn();
      await held;
    });
    await early;
    await writer.addAll(['quick'], upTo(20));
    await eventually(async () => (await topics.count(writer.topic)) === 20);
    commit();
    await slow;
    await writer.add('late', 2);
    await allSent();
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual({ late: [1, 2], quick: upTo(20) });
  });

  it('sends what twenty writers write on one key in the order of their commits', async () => {
    await startRelay();
    const write = async (n: number) => {
      for (const turn of upTo(10)) await writer.add('a', n * 100 + turn);
    };
    await Promise.all(upTo(20).map(write));
    await allSent();
    const inOrder = await database.dataSource.query<{ n: number }[]>(
      `select (body::json->>'n')::int as n from outbox order by id`,
    );
    const messages = await topics.read(writer.topic);
    expect(messages).toHaveLength(200);
    expect(firstOccurrences(messages)).toEqual({ a: inOrder.map(({ n }) => n) });
  });

  it('stops sending at once when it loses its lock, and takes it again', async () => {
    const relay = await startRelay();
    await eventually(async () => (await state(relay)) === 'active');
    await database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test relay'`,
    );
    await writer.addAll(KEYS, upTo(20));
    await allSent();
    const messages = await topics.read(writer.topic);
    expect(firstOccurrences(messages)).toEqual(perKey(20));
  });

  it('sets a row that Kafka refuses aside with the later ones of its key, and sends them when released', async () => {
    await topics.allow(writer.topic, 5_000);
    await writer.addAll(KEYS, upTo(3));
    await writer.add('b', 4, 'x'.repeat(20_000));
    await writer.addAll(KEYS, [5]);
    let sends = 0;
    await startRelay({ broker: watched(() => void sends++) });
    await eventually(async () => (await writer.unsent()) === 2);
    await writer.add('b', 6);
    const before = sends;
    await writer.add('c', 6);
    await eventually(async () => (await writer.unsent()) === 3);
    expect(sends - before).toBe(1);
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual({
      ...perKey(3),
      ...Object.fromEntries(['a', 'd', 'e'].map((key) => [key, [1, 2, 3, 5]])),
      c: [1, 2, 3, 5, 6],
    });
    const setAside = new SetAside(writer.work);
    expect(await setAside.list()).toMatchObject([
      { topic: writer.topic, key: 'b', code: 'MESSAGE_TOO_LARGE', rows: 3 },
    ]);

    await topics.allow(writer.topic, 1_000_000);
    await setAside.release(writer.topic, 'b');
    await allSent();
    const sent = firstOccurrences(await topics.read(writer.topic));
    expect(sent.b).toEqual(upTo(6));
    expect(sent.c).toEqual([1, 2, 3, 5, 6]);
    expect(await setAside.list()).toEqual([]);
    await expect(setAside.release(writer.topic, 'b')).rejects.toMatchObject({ code: 'set-aside-not-found' });
  });

  it('does not take many small rows for one that is too large', async () => {
    await writer.addAll(['a'], upTo(3));
    for (const n of [4, 5, 6, 7]) await writer.add('a', n, 'x'.repeat(600_000));
    await startRelay();
    await allSent();
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual({ a: upTo(7) });
    expect(await new SetAside(writer.work).list()).toEqual([]);
  });

  it('sends to other topics while one is missing, and to that one when it is there', async () => {
    const missing = new Writer(database.dataSource, `${writer.topic}.missing`);
    await missing.add('a', 1);
    await writer.add('a', 1);
    await startRelay();
    await eventually(async () => (await topics.count(writer.topic)) === 1);
    expect(await missing.unsent()).toBe(1);
    await topics.recreate(missing.topic);
    await allSent();
    expect(await topics.count(missing.topic)).toBe(1);
    expect(await new SetAside(writer.work).list()).toEqual([]);
  });

  it('stands still after the cluster changed, until republish, and loses nothing', async () => {
    const renamed: EventBroker = {
      ...broker,
      connectProducer: async () => {
        const producer = await broker.connectProducer();
        return Object.create(producer, { clusterId: { value: 'the-old-cluster' } }) as typeof producer;
      },
    };
    const before = await startRelay({ broker: renamed });
    await writer.addAll(KEYS, upTo(3));
    await allSent();
    await before.stop();

    const after = await startRelay();
    await eventually(async () => (await after.health()).ok === false);
    await writer.addAll(KEYS, [4]);
    expect([await state(after), await metric('daftar_relay_cluster_changed')]).toEqual(['cluster changed', 1]);
    expect([await topics.count(writer.topic), await writer.unsent()]).toEqual([15, 5]);

    expect(await republish({ databaseUrl: database.url, broker })).toMatchObject({ rows: 15 });
    await allSent();
    expect(await after.health()).toEqual({ ok: true, detail: 'active' });
    const messages = await topics.read(writer.topic);
    expect([messages.length, firstOccurrences(messages)]).toEqual([35, perKey(4)]);
  });

  it('stands aside for republish while it is busy: the oldest row comes next', async () => {
    await startRelay({ batchRows: 7, broker: watched(() => writer.dataSource.query('select pg_sleep(0.02)')) });
    let writing = true;
    const busy = (async () => {
      let n = 0;
      while (writing) await writer.add('a', ++n);
      return n;
    })();
    await eventually(async () => (await topics.count(writer.topic)) > 50);
    const { rows } = await republish({ databaseUrl: database.url, broker });
    const before = await topics.count(writer.topic);
    await eventually(async () => (await topics.count(writer.topic)) > before + 50);
    writing = false;
    const written = await busy;
    await allSent();
    const messages = await topics.read(writer.topic);
    expect([rows, before > 50]).toEqual([before, true]);
    expect(messages.slice(before).map(({ n }) => n)).toEqual(upTo(written));
  });

  it('republishes only what was created since the time given', async () => {
    await startRelay();
    await writer.addAll(KEYS, upTo(2));
    await allSent();
    const since = new Date();
    await writer.addAll(KEYS, [3]);
    await allSent();
    expect(await republish({ databaseUrl: database.url, broker, since })).toMatchObject({ rows: 5 });
    await allSent();
    expect(await topics.count(writer.topic)).toBe(20);
  });

  it('tells backlog, age of the oldest row and keys set aside', async () => {
    await writer.addAll(KEYS, upTo(2));
    await database.dataSource.query(`update outbox set created_at = created_at - interval '5 minutes' where key = 'a'`);
    await database.dataSource.query(`insert into outbox_set_aside values ($1, 'a', 1, 'X', now())`, [writer.topic]);
    const missing = new Writer(database.dataSource, `${writer.topic}.missing`);
    await missing.add('a', 1);
    await startRelay();
    await eventually(async () => (await metric('daftar_outbox_set_aside_keys')) === 1);
    expect(await metric('daftar_outbox_unsent_rows')).toBe(11);
    expect(await metric('daftar_outbox_oldest_unsent_seconds')).toBeGreaterThanOrEqual(300);
  });
});
