import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { configureLogging } from '#runtime';
import { eventually, type TestDatabase } from '#testing';
import { type ExtraBroker, openInfra } from '../../../deploy/local/index.js';
import { kafkaBroker, Relay, republish } from '../src/index.js';
import { upTo } from './support/counted.js';
import { effects, type Listener, listen } from './support/listener.js';
import { openMessagingDatabase } from './support/messaging-database.js';
import { firstOccurrences, Topics } from './support/topics.js';
import { Writer } from './support/writer.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const perKey = (last: number) => Object.fromEntries(KEYS.map((key) => [key, upTo(last)]));
// Two runs of these tests may go on at once.
const NAME = `kafka-of-messaging-tests-${process.pid}`;

describe('a broker that comes to harm', () => {
  let kafka: ExtraBroker;
  let folder: string;
  let topics: Topics;
  let database: TestDatabase;
  let writer: Writer;
  let relay: Relay;
  let listener: Listener;

  beforeAll(async () => {
    configureLogging({ service: 'test', role: 'all', level: 'error' });
    const infra = await openInfra('test');
    folder = join(infra.profile.data, NAME);
    kafka = await infra.addBroker(NAME);
    topics = new Topics(kafka.brokers);
  });
  beforeEach(async () => {
    database = await openMessagingDatabase();
    writer = new Writer(database.dataSource, await topics.create());
    const broker = kafkaBroker({ clientId: 'test', brokers: kafka.brokers, sendDeadlineMs: 1_000 });
    relay = new Relay({ service: 'test', databaseUrl: database.url, broker, batchRows: 20 });
    await relay.start();
    const { dataSource } = database;
    listener = await listen({ broker, dataSource, topic: writer.topic, group: 'test', sessionTimeoutMs: 3_000 });
  });
  afterEach(async () => {
    kafka.resume();
    await Promise.all([relay.stop(), listener.close()]);
    await database.drop();
  });
  afterAll(async () => {
    await kafka.process.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const sum = async () => Object.values(await effects(database.dataSource)).flat().length;
  const effectsReach = (count: number) => eventually(async () => (await sum()) >= count, { timeoutMs: 60_000 });
  const state = async () => (await relay.health()).detail;

  it('freezes and goes on: nothing is lost, nothing is handled twice, order holds', async () => {
    await writer.addAll(KEYS, upTo(10));
    await effectsReach(50);
    kafka.freeze();
    // Their commits wait for no broker.
    await writer.addAll(KEYS, upTo(30).slice(10));
    // By the deadline of a send, which is shorter than what kafkajs would wait.
    await eventually(async () => (await state()) === 'kafka away', { timeoutMs: 7_000 });
    expect(await sum()).toBe(50);
    kafka.resume();
    await effectsReach(150);
    await writer.addAll(KEYS, upTo(40).slice(30));
    await effectsReach(200);
    expect(await effects(database.dataSource)).toEqual(perKey(40));
    await eventually(async () => (await writer.unsent()) === 0);
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual(perKey(40));
    expect(listener.ends).toEqual([]);
  });

  it('freezes while requests are under way, again and again', async () => {
    let writing = true;
    const busy = (async () => {
      let n = 0;
      while (writing) {
        n += 1;
        await writer.addAll(KEYS, [n]);
      }
      return n;
    })();
    for (const round of upTo(3)) {
      await effectsReach(round * 150);
      kafka.freeze();
      await eventually(async () => (await state()) === 'kafka away', { timeoutMs: 20_000 });
      kafka.resume();
      await eventually(async () => (await state()) === 'active', { timeoutMs: 20_000 });
    }
    writing = false;
    const written = await busy;
    await effectsReach(written * KEYS.length);
    expect(await effects(database.dataSource)).toEqual(perKey(written));
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual(perKey(written));
  });

  it('is killed and comes back: what was accepted meanwhile arrives', async () => {
    await writer.addAll(KEYS, upTo(5));
    await effectsReach(25);
    await kafka.process.kill();
    await writer.addAll(KEYS, upTo(10).slice(5));
    await eventually(async () => (await state()) === 'kafka away', { timeoutMs: 20_000 });
    expect((await listener.server.health()).ok).toBe(true);
    await kafka.start();
    await effectsReach(50);
    expect(await effects(database.dataSource)).toEqual(perKey(10));
    expect(listener.ends).toEqual([]);
  });

  it('loses all its data: the relay stands still until republish fills the topic again', async () => {
    await writer.addAll(KEYS, upTo(10));
    await effectsReach(50);
    await kafka.process.kill();
    rmSync(folder, { recursive: true, force: true });
    await kafka.start();
    await topics.recreate(writer.topic);
    await writer.addAll(KEYS, [11]);
    await eventually(async () => (await state()) === 'cluster changed', { timeoutMs: 30_000 });
    // A broker that has just begun says for a moment that it does not lead its partitions.
    const lying = await eventually(() => topics.count(writer.topic));
    expect([lying, await relay.health()]).toEqual([0, { ok: false, detail: 'cluster changed' }]);

    const broker = kafkaBroker({ clientId: 'test', brokers: kafka.brokers });
    expect(await republish({ databaseUrl: database.url, broker })).toMatchObject({ rows: 50 });
    await effectsReach(55);
    await eventually(async () => (await writer.unsent()) === 0);
    expect(firstOccurrences(await topics.read(writer.topic))).toEqual(perKey(11));
    expect(await effects(database.dataSource)).toEqual(perKey(11));
  });
});
