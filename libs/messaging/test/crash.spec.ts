import { createDataSource } from '#database';
import { configureLogging } from '#runtime';
import { eventually, type TestDatabase, testInfrastructure } from '#testing';
import { DeadLetters, kafkaBroker, Relay } from '../src/index.js';
import { Child, compileHarness } from './support/child.js';
import { upTo } from './support/counted.js';
import { Line } from './support/line.js';
import { effects, listen, record } from './support/listener.js';
import { openMessagingDatabase } from './support/messaging-database.js';
import { sharedBrokers, Topics } from './support/topics.js';
import { Writer } from './support/writer.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const perKey = (last: number) => Object.fromEntries(KEYS.map((key) => [key, upTo(last)]));
const SESSION_MS = 1_500;

describe('a consumer that comes to harm', () => {
  const topics = new Topics();
  const harness = compileHarness();
  const children: Child[] = [];
  let database: TestDatabase;
  let relay: Relay;
  let writer: Writer;

  beforeAll(async () => {
    configureLogging({ service: 'test', role: 'all', level: 'error' });
    database = await openMessagingDatabase();
    relay = new Relay({
      service: 'test',
      databaseUrl: database.url,
      broker: kafkaBroker({ clientId: 'test', brokers: sharedBrokers() }),
    });
    await relay.start();
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate effect, inbox, dead_letter');
    writer = new Writer(database.dataSource, await topics.create());
  });
  afterEach(() => Promise.all(children.splice(0).map((child) => child.stop())));
  afterAll(async () => {
    await relay.stop();
    await database.drop();
    harness.remove();
  });

  const group = () => `group.${writer.topic}`;
  async function startConsumer(harm: string, at = 0, topic = writer.topic): Promise<Child> {
    const settings = {
      databaseUrl: database.url,
      topic,
      group: `group.${topic}`,
      sessionTimeoutMs: SESSION_MS,
      harm,
      at,
    };
    const child = await Child.start(harness.folder, 'consumer-process', settings);
    children.push(child);
    return child;
  }
  const sum = async () => Object.values(await effects(database.dataSource)).flat().length;
  const effectsReach = (count: number) => eventually(async () => (await sum()) >= count, { timeoutMs: 40_000 });
  const allCommitted = async (count: number) =>
    eventually(async () => (await topics.committed(group(), writer.topic)) === count, { timeoutMs: 40_000 });

  it('handles nothing twice after it died between an effect and the commit of its offset', async () => {
    await writer.addAll(KEYS, upTo(20));
    const dead = await startConsumer('dead-after-commit', 10);
    expect(await dead.ended()).toBe('SIGKILL');
    const before = await sum();
    expect(before).toBeGreaterThanOrEqual(10);
    expect(await topics.committed(group(), writer.topic)).toBeLessThan(before);
    await startConsumer('none');
    await effectsReach(100);
    await allCommitted(100);
    expect(await effects(database.dataSource)).toEqual(perKey(20));
  });

  it('handles nothing twice and all in order when it freezes past its session, another takes over, and it goes on', async () => {
    const between = new Writer(database.dataSource, await topics.create());
    await Promise.all([
      survivesFreezing(writer, 'frozen-in-transaction', KEYS),
      survivesFreezing(between, 'frozen-between-events', ['v', 'w', 'x', 'y', 'z']),
    ]);
  });

  async function survivesFreezing(mine: Writer, harm: string, keys: string[]): Promise<void> {
    const { topic } = mine;
    const handled = async () =>
      Object.entries(await effects(database.dataSource)).filter(([key]) => keys.includes(key));
    const reach = (count: number) =>
      eventually(async () => (await handled()).flatMap(([, numbers]) => numbers).length >= count, {
        timeoutMs: 60_000,
      });
    await mine.addAll(keys, upTo(20));
    const frozen = await startConsumer(harm, 5, topic);
    await frozen.says('freezing');
    await startConsumer('none', 0, topic);
    await mine.addAll(keys, upTo(30).slice(20));
    // What the frozen one holds in an open transaction waits until the database ends that.
    await reach(150);
    frozen.goOn();
    await frozen.says('thawed');
    await mine.addAll(keys, upTo(40).slice(30));
    await reach(200);
    await eventually(async () => (await topics.committed(`group.${topic}`, topic)) === 200, { timeoutMs: 60_000 });
    expect(Object.fromEntries(await handled())).toEqual(Object.fromEntries(keys.map((key) => [key, upTo(40)])));
  }

  it('waits while its database is away, without a dead letter, and goes on where it was', async () => {
    const { postgres } = testInfrastructure();
    const line = await Line.to(postgres.host, postgres.port);
    const url = database.url.replace(`:${postgres.port}/`, `:${line.port}/`);
    const dataSource = createDataSource({ url, applicationName: 'behind a line' });
    await dataSource.initialize();
    await writer.addAll(KEYS, upTo(30));
    let begun = 0;
    const listener = await listen(
      { dataSource, topic: writer.topic, group: group(), sessionTimeoutMs: SESSION_MS },
      async (event) => {
        begun += 1;
        if (begun === 20) await line.cut();
        await record(event);
      },
    );
    try {
      await eventually(async () => (await listener.server.health()).detail === 'database away');
      const [cutAt, during, members] = [Date.now(), await sum(), await topics.members(group())];
      // Longer than its session, and than all tries of an event together: waiting costs neither.
      await eventually(() => Date.now() - cutAt > 2 * SESSION_MS);
      expect([await listener.server.health(), await sum()]).toEqual([{ ok: true, detail: 'database away' }, during]);
      expect(during).toBeLessThan(25);
      expect([members.length, await topics.members(group())]).toEqual([1, members]);
      await line.mend();
      await effectsReach(150);
      await allCommitted(150);
      expect(await effects(database.dataSource)).toEqual(perKey(30));
      expect(await new DeadLetters(writer.work).counts()).toEqual({ dead: 0, parked: 0 });
    } finally {
      await listener.close();
      await dataSource.destroy();
      await line.cut();
    }
  });
});
