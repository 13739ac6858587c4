import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { currentTrace, runWithTrace } from '#runtime';
import { eventually } from '#testing';
import { kafkaBroker } from '../src/index.js';
import { COUNTED, OTHER, upTo } from './support/counted.js';
import { effects, type ListenerSettings, record, serverFor } from './support/listener.js';
import { Stage } from './support/stage.js';
import { eventHeaders } from './support/topics.js';
import { Writer } from './support/writer.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const perKey = (last: number, keys = KEYS) => Object.fromEntries(keys.map((key) => [key, upTo(last)]));
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the consumer', () => {
  const stage = Stage.use();
  const { topics } = stage;
  const group = `test.${randomUUID()}`;
  const hear = (settings: Partial<ListenerSettings> = {}, behaviour = record) =>
    stage.hear({ topic: stage.writer.topic, group: `${group}.${stage.writer.topic}`, ...settings }, behaviour);
  const sum = async () => Object.values(await effects(stage.database.dataSource)).flat().length;
  const effectsReach = (count: number) => eventually(async () => (await sum()) >= count, { timeoutMs: 30_000 });
  const committed = () => topics.committed(`${group}.${stage.writer.topic}`, stage.writer.topic);
  /** Where handlers wait for each other they have to come in one piece: nothing is fetched before they are done. */
  const allSent = () => eventually(async () => (await stage.writer.unsent()) === 0);
  const inboxRows = async () =>
    (await stage.database.dataSource.query<[{ n: number }]>('select count(*)::int n from inbox'))[0].n;
  const deadRows = () => stage.database.dataSource.query<unknown[]>('select 1 from dead_letter');

  it('handles every event once, per key in order, from the beginning of the topic, and commits', async () => {
    await stage.writer.addAll(KEYS, upTo(20));
    await hear();
    await stage.writer.addAll(KEYS, upTo(40).slice(20));
    await effectsReach(200);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(40));
    expect(await inboxRows()).toBe(200);
    await eventually(async () => (await committed()) === 200);
  });

  it('gives the handler the event, and the trace of whoever caused it', async () => {
    const seen: unknown[] = [];
    await hear({}, async (event) => {
      seen.push(event, currentTrace().traceId);
    });
    await runWithTrace(TRACE, () => stage.writer.add('a', 1));
    await eventually(() => seen.length === 2);
    expect(seen).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: COUNTED,
        time: expect.any(Date),
        key: 'a',
        source: 'test',
        data: { n: 1 },
        traceparent: expect.stringContaining('0af7651916cd43dd8448eb211c80319c'),
      },
      '0af7651916cd43dd8448eb211c80319c',
    ]);
  });

  it('does nothing for late copies of what it handled', async () => {
    await stage.writer.addAll(KEYS, upTo(10));
    await hear();
    await effectsReach(50);
    await stage.database.dataSource.query('update outbox set sent_at = null where topic = $1', [stage.writer.topic]);
    await stage.writer.addAll(KEYS, [11]);
    await effectsReach(55);
    await eventually(async () => (await committed()) === 105);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(11));
  });

  it('passes over types that nobody here hears, whatever they hold', async () => {
    await topics.send(stage.writer.topic, [
      { key: 'a', value: 'not json', headers: eventHeaders(randomUUID(), OTHER) },
    ]);
    await topics.send(stage.writer.topic, [
      { key: 'a', value: 'x', headers: eventHeaders(randomUUID(), 'id.daftar.test.newer.v2') },
    ]);
    await hear();
    await stage.writer.add('a', 1);
    await effectsReach(1);
    await eventually(async () => (await committed()) === 3);
    expect([await inboxRows(), await deadRows()]).toEqual([1, []]);
  });

  it('handles keys in parallel, as many as it may and no more', async () => {
    let running = 0;
    let most = 0;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await stage.writer.addAll(KEYS, upTo(4));
    await allSent();
    await hear({ concurrency: 3 }, async (event) => {
      running += 1;
      most = Math.max(most, running);
      if (running === 3) release();
      await gate;
      await record(event);
      running -= 1;
    });
    await effectsReach(20);
    expect(most).toBe(3);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(4));
  });

  it('commits no further than to the first event that is not finished', async () => {
    const one = new Writer(stage.database.dataSource, await topics.create({ partitions: 1 }));
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await one.addAll(['a', 'b'], [1]);
    await one.addAll(['a', 'b', 'c', 'd'], [2, 3]);
    await eventually(async () => (await one.unsent()) === 0);
    const group = `group.${one.topic}`;
    await hear({ topic: one.topic, group }, async (event) => {
      if (event.key === 'a' && event.data.n === 2) await gate;
      await record(event);
    });
    await effectsReach(8);
    await eventually(async () => (await topics.committed(group, one.topic)) === 2);
    release();
    await eventually(async () => (await topics.committed(group, one.topic)) === 10);
    const rest = Object.fromEntries(['c', 'd'].map((key) => [key, [2, 3]]));
    expect(await effects(stage.database.dataSource)).toEqual({ ...perKey(3, ['a', 'b']), ...rest });
  });

  it('has one effect each, in order, when two groups hear everything at the same time', async () => {
    // As two consumers that both believe that a partition is theirs, for as long as can be.
    let failures = 0;
    const flaky: typeof record = async (event) => {
      await record(event);
      failures += 1;
      if (failures % 7 === 0) throw new Error('now and then');
    };
    const retry = { inPlaceMs: [], parkedMs: Array.from({ length: 50 }, () => 1) };
    await hear({ group: `${group}.one`, retry }, flaky);
    await hear({ group: `${group}.two`, retry }, flaky);
    await stage.writer.addAll(KEYS, upTo(40));
    await effectsReach(200);
    await eventually(async () => (await deadRows()).length === 0, { timeoutMs: 30_000 });
    expect(await effects(stage.database.dataSource)).toEqual(perKey(40));
    expect(await inboxRows()).toBe(200);
  });

  it('gives each partition to one of two consumers, and all of them to the one that is left', async () => {
    await hear();
    const second = await hear();
    await stage.writer.addAll(KEYS, upTo(30));
    await second.close();
    await stage.writer.addAll(KEYS, upTo(60).slice(30));
    await effectsReach(300);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(60));
  });

  it('finishes and commits what is in hand when it stops, and begins nothing new', async () => {
    await stage.writer.addAll(KEYS, upTo(10));
    await allSent();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let entered = 0;
    const listener = await hear({ concurrency: 2 }, async (event) => {
      entered += 1;
      await gate;
      await record(event);
    });
    await eventually(() => entered === 2);
    const closing = listener.close();
    release();
    await closing;
    expect([entered, await sum(), await inboxRows()]).toEqual([2, 2, 2]);
    expect(await committed()).toBeGreaterThanOrEqual(1);
    await hear();
    await effectsReach(50);
    expect(await effects(stage.database.dataSource)).toEqual(perKey(10));
  });

  it('ends the process when a handler never comes back', async () => {
    let comeBack: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      comeBack = resolve;
    });
    const listener = await hear({ stallMs: 1_000 }, () => hanging);
    await stage.writer.add('a', 1);
    await eventually(async () => (await listener.server.health()).ok === false);
    await eventually(() => listener.ends.length > 0);
    expect(listener.ends).toEqual(['the consumer stalled']);
    comeBack();
  });

  it('starts while Kafka is away, and says so', async () => {
    const broker = kafkaBroker({ clientId: 'test', brokers: ['127.0.0.1:1'] });
    const listener = await hear({ broker });
    await eventually(async () => (await listener.server.health()).detail === 'kafka away');
    expect([await listener.server.health(), listener.ends]).toEqual([{ ok: true, detail: 'kafka away' }, []]);
  });

  describe('refuses to start', () => {
    @Controller()
    class Unknown {
      @EventPattern<string>('id.daftar.test.unknown.v1')
      handle(): void {}
    }
    @Controller()
    class Twice {
      @EventPattern<string>(COUNTED)
      one(): void {}
      @EventPattern<string>(COUNTED)
      two(): void {}
    }
    @Controller()
    class Asked {
      @MessagePattern<string>(COUNTED)
      handle(): void {}
    }
    @Controller()
    class Right {
      @EventPattern<string>(COUNTED)
      handle(): void {}
    }
    const appWith = async (controller: new () => object) => {
      const module = await Test.createTestingModule({ controllers: [controller] }).compile();
      return module.createNestApplication(new FastifyAdapter(), { logger: false });
    };

    it.each([
      ['an event that no contract knows', Unknown, 'has a handler and no contract'],
      ['an event with two handlers', Twice, 'has two handlers'],
      ['a pattern that asks for an answer', Asked, 'is no event pattern'],
    ])('with %s', async (_, controller, message) => {
      const app = await appWith(controller);
      serverFor({ dataSource: stage.database.dataSource, topic: stage.writer.topic, group }).connectTo(app);
      await app.init();
      await expect(app.startAllMicroservices()).rejects.toThrow(message);
    });

    it('when it was connected in a way that loses the errors of handlers', async () => {
      const app = await appWith(Right);
      app.connectMicroservice({
        strategy: serverFor({ dataSource: stage.database.dataSource, topic: stage.writer.topic, group }),
      });
      await app.init();
      await expect(app.startAllMicroservices()).rejects.toThrow('connectTo');
    });
  });
});
