import { TransactionRunner } from '#database';
import { runWithTrace } from '#runtime';
import type { TestDatabase } from '#testing';
import { Outbox } from '../src/index.js';
import { COUNTED, catalogOn, counted, upTo } from './support/counted.js';
import { openMessagingDatabase } from './support/messaging-database.js';

const topic = 'test.outbox';
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

interface Row {
  id: string;
  key: string;
  n: number;
  headers: Record<string, string>;
}

describe('the outbox', () => {
  let database: TestDatabase;
  let work: TransactionRunner;
  const outbox = new Outbox(catalogOn(topic), 'test');
  const rows = () =>
    database.dataSource.query<Row[]>(`select id, key, headers, (body::json->>'n')::int as n from outbox order by id`);

  beforeAll(async () => {
    database = await openMessagingDatabase(30);
    work = new TransactionRunner(database.dataSource);
  });
  beforeEach(() => database.dataSource.query('truncate outbox'));
  afterAll(() => database.drop());

  it('keeps events of a transaction in their order, and nothing of one that rolls back', async () => {
    await work.run(() => outbox.add(upTo(5).map((n) => counted(topic, 'a', n))));
    const failing = work.run(async () => {
      await outbox.add([counted(topic, 'a', 6)]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await rows()).map(({ n }) => n)).toEqual(upTo(5));
  });

  it('writes the attributes of CloudEvents 1.0 and goes on with the trace of the caller', async () => {
    await runWithTrace(TRACE, () => work.run(() => outbox.add([counted(topic, 'a', 1)])));
    const [{ headers }] = (await rows()) as [Row];
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ce_type: COUNTED,
      ce_source: 'test',
      ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      ce_subject: 'a',
      'content-type': 'application/json',
      traceparent: expect.stringContaining('0af7651916cd43dd8448eb211c80319c'),
    });
  });

  it('lets out what the contract names and nothing else', async () => {
    const event = { ...counted(topic, 'a', 1), data: { n: 1, nik: '3174…' } };
    await work.run(() => outbox.add([event]));
    const [{ body }] = await database.dataSource.query<[{ body: string }]>('select body from outbox');
    expect(body).toBe('{"n":1}');
  });

  it.each([
    [
      'an event without a contract',
      { ...counted(topic, 'a', 1), type: 'id.daftar.test.unknown.v1' },
      'event-violates-contract',
    ],
    [
      'data that does not fit the contract',
      { ...counted(topic, 'a', 1), data: { n: 'one' } },
      'event-violates-contract',
    ],
    [
      'a topic that is not the contract’s',
      { ...counted(topic, 'a', 1), topic: 'elsewhere' },
      'event-violates-contract',
    ],
    ['an event without a key', counted(topic, '', 1), 'event-violates-contract'],
    ['an event larger than Kafka takes', counted(topic, 'a', 1, 'x'.repeat(1_000_000)), 'event-too-large'],
  ])('refuses %s for good', async (_, event, code) => {
    const adding = work.run(() => outbox.add([event]));
    await expect(adding).rejects.toMatchObject({ code, kind: 'permanent' });
    expect(await rows()).toEqual([]);
  });

  it('refuses to work without a transaction', async () => {
    await expect(outbox.add([counted(topic, 'a', 1)])).rejects.toMatchObject({ code: 'outbox-needs-transaction' });
  });

  it('refuses a second key in a transaction, and takes it in the next', async () => {
    const both = work.run(async () => {
      await outbox.add([counted(topic, 'a', 1)]);
      await outbox.add([counted(topic, 'b', 1)]);
    });
    await expect(both).rejects.toMatchObject({ code: 'outbox-second-key' });
    await work.run(() => outbox.add([counted(topic, 'b', 2)]));
    expect((await rows()).map(({ key, n }) => [key, n])).toEqual([['b', 2]]);
  });

  it('gives twenty writers on one key ids in the order of their commits', async () => {
    const order: number[] = [];
    let read = 0;
    const write = async (writer: number) => {
      for (const turn of upTo(10)) {
        await work.run(async (tx) => {
          await outbox.add([counted(topic, 'a', writer * 100 + turn)]);
          // Under the key's lock: whoever reads this number next commits after us.
          read += 1;
          order.push(writer * 100 + turn);
          await tx.manager.query('select pg_sleep(random() / 200)');
        });
      }
    };
    await Promise.all(upTo(20).map(write));
    expect(read).toBe(200);
    expect((await rows()).map(({ n }) => n)).toEqual(order);
  });

  it('lets writers of different keys pass each other', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let drawn: () => void = () => undefined;
    const early = new Promise<void>((resolve) => {
      drawn = resolve;
    });
    const slow = work.run(async () => {
      await outbox.add([counted(topic, 'a', 1)]);
      drawn();
      await held;
    });
    await early;
    await work.run(() => outbox.add([counted(topic, 'b', 1)]));
    expect((await rows()).map(({ key }) => key)).toEqual(['b']);
    release();
    await slow;
    expect((await rows()).map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
