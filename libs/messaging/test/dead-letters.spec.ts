import { randomUUID } from 'node:crypto';
import { currentTransaction, TransactionRunner } from '#database';
import { defineError } from '#errors';
import { registry } from '#runtime';
import { eventually } from '#testing';
import { DeadLetters } from '../src/index.js';
import { upTo } from './support/counted.js';
import { type Behaviour, effects, type ListenerSettings, record } from './support/listener.js';
import { Stage } from './support/stage.js';
import { eventHeaders, type Message } from './support/topics.js';

const text = { id: 'uji', en: 'test' };
const poisoned = defineError({ code: 'test-poisoned', status: 500, kind: 'permanent', title: text, detail: text });
const busy = defineError({ code: 'test-busy', status: 503, kind: 'retryable', title: text, detail: text });

/** Records events, and fails for those that `fails` names, with the error that it gives. */
function failing(fails: (key: string, n: number) => unknown): Behaviour & { tries(key: string, n: number): number } {
  const tries: string[] = [];
  const behaviour = async (event: Parameters<Behaviour>[0]) => {
    tries.push(`${event.key} ${event.data.n}`);
    // The effect comes first: what fails after it must take it back.
    await record(event);
    const error = fails(event.key, event.data.n);
    if (error) throw error;
  };
  return Object.assign(behaviour, {
    tries: (key: string, n: number) => tries.filter((one) => one === `${key} ${n}`).length,
  });
}

describe('dead letters', () => {
  const stage = Stage.use();
  const { topics } = stage;
  let letters: DeadLetters;
  beforeAll(() => {
    letters = new DeadLetters(new TransactionRunner(stage.database.dataSource));
  });

  const group = () => `group.${stage.writer.topic}`;
  const hear = (behaviour: Behaviour, settings: Partial<ListenerSettings> = {}) =>
    stage.hear({ topic: stage.writer.topic, group: group(), ...settings }, behaviour);
  const now = () => effects(stage.database.dataSource);
  const counts = () => letters.counts();
  const nothingWaits = () =>
    eventually(
      async () => (await stage.database.dataSource.query<unknown[]>('select 1 from dead_letter')).length === 0,
      {
        timeoutMs: 20_000,
      },
    );
  const allCommitted = async () => {
    await eventually(async () => (await stage.writer.unsent()) === 0);
    const count = await topics.count(stage.writer.topic);
    await eventually(async () => (await topics.committed(group(), stage.writer.topic)) === count, {
      timeoutMs: 20_000,
    });
  };
  const dead = async () => (await letters.list({ status: 'dead' }))[0] ?? Promise.reject(new Error('nothing is dead'));
  const parkedSoFar = async () => {
    const metric = await registry.getSingleMetric('daftar_events_total')?.get();
    return metric?.values.find(({ labels }) => labels.outcome === 'parked')?.value ?? 0;
  };

  it('keeps a poison message with its followers apart, and lets everybody else pass', async () => {
    const handler = failing((key, n) => key === 'b' && n === 3 && poisoned());
    await stage.writer.addAll(['a', 'b', 'c'], upTo(10));
    await hear(handler);
    await allCommitted();
    expect(await now()).toEqual({ a: upTo(10), b: [1, 2], c: upTo(10) });
    expect(handler.tries('b', 3)).toBe(1);
    expect(await counts()).toEqual({ dead: 1, parked: 7 });
    expect(await dead()).toMatchObject({
      topic: stage.writer.topic,
      key: 'b',
      code: 'test-poisoned',
      attempts: 1,
      behind: 7,
    });
  });

  it('replays a poison message and its followers in order while new ones arrive, and loses none', async () => {
    let healed = false;
    const handler = failing((key, n) => !healed && key === 'b' && n === 3 && poisoned());
    await stage.writer.addAll(['a', 'b'], upTo(20));
    await hear(async (event) => {
      await handler(event);
      // So that the replay lasts while others arrive.
      if (healed) await currentTransaction()?.manager.query('select pg_sleep(0.01)');
    });
    await allCommitted();
    expect(await counts()).toEqual({ dead: 1, parked: 17 });
    const parkedBefore = await parkedSoFar();

    healed = true;
    const arriving = stage.writer.addAll(['b'], upTo(120).slice(20));
    await letters.replay((await dead()).id);
    await arriving;
    await nothingWaits();
    await allCommitted();
    expect(await now()).toEqual({ a: upTo(20), b: upTo(120) });
    expect((await parkedSoFar()) - parkedBefore).toBeGreaterThan(0);
  });

  it('replays with two consumers at work, still in order and once', async () => {
    let healed = false;
    const handler = failing((_, n) => !healed && n === 2 && poisoned());
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    await hear(handler);
    await hear(handler);
    await stage.writer.addAll(keys, upTo(15));
    await eventually(async () => (await counts()).dead === 6 && (await counts()).parked === 78, { timeoutMs: 20_000 });
    healed = true;
    const arriving = stage.writer.addAll(keys, upTo(30).slice(15));
    for (const { id } of await letters.list({ status: 'dead' })) await letters.replay(id);
    await arriving;
    await allCommitted();
    await nothingWaits();
    expect(await now()).toEqual(Object.fromEntries(keys.map((key) => [key, upTo(30)])));
  });

  it('stops a replay at the next message that fails, and goes on behind it later', async () => {
    let healed = 2;
    const handler = failing((_, n) => n > healed && n % 3 === 0 && poisoned());
    await stage.writer.addAll(['a'], upTo(8));
    await hear(handler);
    await allCommitted();
    healed = 3;
    await letters.replay((await dead()).id);
    await eventually(async () => (await now()).a?.length === 5 && (await counts()).dead === 1);
    expect([await now(), await counts()]).toEqual([{ a: upTo(5) }, { dead: 1, parked: 2 }]);
    healed = 6;
    await letters.replay((await dead()).id);
    await nothingWaits();
    expect(await now()).toEqual({ a: upTo(8) });
  });

  it('gives a dismissed message up, its late copies too, and goes on behind it', async () => {
    const handler = failing((_, n) => n === 2 && poisoned());
    await stage.writer.addAll(['a'], upTo(4));
    await hear(handler);
    await allCommitted();
    await letters.dismiss((await dead()).id);
    await nothingWaits();
    await stage.database.dataSource.query('update outbox set sent_at = null where topic = $1', [stage.writer.topic]);
    await stage.writer.add('a', 5);
    await allCommitted();
    expect([await now(), handler.tries('a', 2), await counts()]).toEqual([
      { a: [1, 3, 4, 5] },
      1,
      { dead: 0, parked: 0 },
    ]);
  });

  it('does not put copies of a waiting message behind it', async () => {
    await stage.writer.addAll(['a'], upTo(3));
    await hear(failing((_, n) => n === 1 && poisoned()));
    await allCommitted();
    await stage.database.dataSource.query('update outbox set sent_at = null where topic = $1', [stage.writer.topic]);
    await allCommitted();
    expect(await counts()).toEqual({ dead: 1, parked: 2 });
  });

  it('tries an unknown error again in place, and takes the effects of failed tries back', async () => {
    let left = 2;
    const handler = failing((_, n) => n === 2 && left-- > 0 && new TypeError('x is undefined'));
    await stage.writer.addAll(['a'], upTo(3));
    await hear(handler, { retry: { inPlaceMs: [5, 5], parkedMs: [] } });
    await allCommitted();
    expect([await now(), handler.tries('a', 2), await counts()]).toEqual([{ a: upTo(3) }, 3, { dead: 0, parked: 0 }]);
  });

  it.each([
    ['an unknown error', () => new TypeError('x is undefined'), 'TypeError'],
    ['a retryable one', () => busy(), 'test-busy'],
  ])(
    'parks %s after its tries in place, goes on trying from there, and calls it dead in the end',
    async (_, error, code) => {
      const handler = failing((key, n) => key === 'a' && n === 2 && error());
      await stage.writer.addAll(['a', 'b'], upTo(5));
      await hear(handler, { retry: { inPlaceMs: [5], parkedMs: [60_000, 10] } });
      await allCommitted();
      // The minute until the next try holds up the key alone: the batch is finished and committed.
      expect([await now(), handler.tries('a', 2)]).toEqual([{ a: [1], b: upTo(5) }, 2]);
      expect(await counts()).toEqual({ dead: 0, parked: 4 });
      await stage.database.shiftClock(61);
      await eventually(async () => (await counts()).dead === 1);
      await stage.database.shiftClock(0);
      expect(handler.tries('a', 2)).toBe(4);
      expect(await dead()).toMatchObject({ key: 'a', code, attempts: 4, behind: 3 });
    },
  );

  it('goes on with the followers when a parked try succeeds', async () => {
    let healed = false;
    await stage.writer.addAll(['a'], upTo(5));
    await hear(
      failing((_, n) => !healed && n === 2 && busy()),
      { retry: { inPlaceMs: [], parkedMs: [10, 20, 50, 100, 200, 400, 800] } },
    );
    await allCommitted();
    healed = true;
    await nothingWaits();
    expect(await now()).toEqual({ a: upTo(5) });
  });

  it('drains what a process left behind that died in the middle of a replay', async () => {
    await stage.writer.addAll(['a'], upTo(4));
    const first = await hear(failing((_, n) => n === 1 && poisoned()));
    await allCommitted();
    await first.close();
    // The dead one handled and gone, those behind it not yet.
    await stage.database.dataSource.query(`delete from dead_letter where status = 'dead'`);
    await hear(record);
    await nothingWaits();
    expect(await now()).toEqual({ a: [2, 3, 4] });
  });

  it('calls a handler’s mistake dead that looks like the database’s absence, and does not wait for ever', async () => {
    const handler = failing(() => undefined);
    await stage.writer.addAll(['a', 'b'], upTo(2));
    await hear(
      Object.assign(async (event: Parameters<Behaviour>[0]) => {
        await handler(event);
        if (event.key === 'a')
          await currentTransaction()?.manager.query('select pg_terminate_backend(pg_backend_pid())');
      }, handler),
    );
    await allCommitted();
    expect([await now(), handler.tries('a', 1)]).toEqual([{ b: [1, 2] }, 2]);
    expect(await counts()).toEqual({ dead: 1, parked: 1 });
  });

  describe('of messages that nobody can read', () => {
    const id = randomUUID();
    const good = JSON.stringify({ n: 1 });
    const { ce_id: _id, ...withoutId } = eventHeaders(id);
    const { ce_type: _type, ...withoutType } = eventHeaders(id);
    const cases: [string, Message, string][] = [
      [
        'bytes that are no JSON',
        { key: 'a', value: Buffer.from([0x7b, 0x00, 0xff, 0x22]), headers: eventHeaders(id) },
        'message-not-json',
      ],
      ['text that is no JSON', { key: 'a', value: '{"n":', headers: eventHeaders(id) }, 'message-not-json'],
      [
        'JSON that violates the contract',
        { key: 'a', value: '{"n":"one"}', headers: eventHeaders(id) },
        'event-violates-contract',
      ],
      ['no body', { key: 'a', value: null, headers: eventHeaders(id) }, 'message-body-missing'],
      ['no id', { key: 'a', value: good, headers: withoutId }, 'message-headers-invalid'],
      ['no type', { key: 'a', value: good, headers: withoutType }, 'message-headers-invalid'],
      ['no headers at all', { key: 'a', value: good }, 'message-headers-invalid'],
      ['no key', { key: null, value: good, headers: eventHeaders(id) }, 'message-headers-invalid'],
      [
        'a content type of its own',
        { key: 'a', value: good, headers: { ...eventHeaders(id), 'content-type': 'text/plain' } },
        'message-headers-invalid',
      ],
    ];

    it.each(cases)('keeps one with %s as it came, at once, and goes on', async (_, message, code) => {
      const handler = failing(() => undefined);
      await topics.send(stage.writer.topic, [message]);
      await stage.writer.add(message.key ?? 'a', 2);
      await stage.writer.add('z', 1);
      await hear(handler);
      await allCommitted();
      expect(await dead()).toMatchObject({ code, attempts: 1, key: message.key ?? '', offset: '0' });
      const [row] = await stage.database.dataSource.query<[{ body: Buffer | null }]>(
        `select body from dead_letter where status = 'dead'`,
      );
      expect(row.body).toEqual(message.value === null ? null : Buffer.from(message.value as string));
      expect(await now()).toEqual(message.key === null ? { a: [2], z: [1] } : { z: [1] });

      await letters.replay((await dead()).id);
      await eventually(async () => (await dead()).attempts === 1);
      await letters.dismiss((await dead()).id);
      await nothingWaits();
      expect(await now()).toEqual({ a: [2], z: [1] });
    });
  });

  it('stores and lists the code of an error, and nothing of its text', async () => {
    const secret = 'budi@example.id 081234567890';
    await stage.writer.add('a', 1);
    await hear(failing(() => Object.assign(new Error(secret), { detail: secret })));
    await eventually(async () => (await counts()).dead === 1);
    const [{ row }] = await stage.database.dataSource.query<[{ row: string }]>(
      'select d::text as row from dead_letter d',
    );
    expect(`${row} ${JSON.stringify(await letters.list())}`).not.toMatch(/budi|0812/);
    expect(await dead()).toMatchObject({ code: 'Error' });
  });

  it('knows no dead letter that is parked, gone or made up', async () => {
    await stage.writer.addAll(['a'], upTo(2));
    await hear(failing((_, n) => n === 1 && poisoned()));
    await allCommitted();
    const [parked] = await letters.list({ status: 'parked' });
    for (const id of [parked?.id ?? '', '999999', 'x', '-1']) {
      await expect(letters.replay(id)).rejects.toMatchObject({ code: 'dead-letter-not-found' });
      await expect(letters.dismiss(id)).rejects.toMatchObject({ code: 'dead-letter-not-found' });
    }
  });
});
