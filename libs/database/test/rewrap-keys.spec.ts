import { randomBytes, randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, dropClock, rewrapKeys, TransactionRunner } from '#database';
import { KeyRing, newPersonKey, unwrapPersonKey } from '#privacy';
import { openTestDatabase, type TestDatabase } from '#testing';

class Persons implements MigrationInterface {
  name = 'Persons0000000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await runner.query('create table person (registration_id uuid primary key, wrapped_key text, n int default 0)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person');
    await dropClock(runner);
  }
}

const old = { id: '1', key: randomBytes(32) };
const next = { id: 'b', key: randomBytes(32) };
const before = new KeyRing([old]);
const between = new KeyRing([next, old]);
const after = new KeyRing([next]);

describe('wrapping the keys of persons again', () => {
  let database: TestDatabase;
  let work: TransactionRunner;
  const keys = new Map<string, string>();
  const query = <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T>(sql, parameters);
  const rewrap = (more: { batch?: number; onProgress?: (n: number) => void } = {}) =>
    rewrapKeys({ work, masterKeys: between, table: 'person', ...more });

  async function add(ring: KeyRing, count: number): Promise<string[]> {
    const drawn = Array.from({ length: count }, () => {
      const id = randomUUID();
      const { key, wrapped } = newPersonKey(ring, id);
      keys.set(id, key.sealing.key.toString('base64'));
      return { id, wrapped };
    });
    const ids = drawn.map(({ id }) => id);
    await query('insert into person (registration_id, wrapped_key) select * from unnest($1::uuid[], $2::text[])', [
      ids,
      drawn.map(({ wrapped }) => wrapped),
    ]);
    return ids;
  }
  const readable = async (ring: KeyRing) => {
    const rows = await query<{ registration_id: string; wrapped_key: string }[]>('select * from person');
    return Object.fromEntries(
      rows.map(({ registration_id: id, wrapped_key: wrapped }) => {
        return [id, unwrapPersonKey(ring, id, wrapped).sealing.key.toString('base64')];
      }),
    );
  };

  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Persons] });
    work = new TransactionRunner(database.dataSource);
  });
  beforeEach(async () => {
    keys.clear();
    await query('truncate person');
  });
  afterAll(() => database.drop());

  it('leaves each person the key that was theirs, under the new master key alone', async () => {
    await add(before, 23);
    await add(between, 4);
    const progress: number[] = [];
    const result = await rewrap({ batch: 10, onProgress: (n) => progress.push(n) });
    expect(result).toEqual({ rewrapped: 23, byKeyId: { b: 27 } });
    expect(progress).toEqual([10, 20, 23]);
    expect(await readable(after)).toEqual(Object.fromEntries(keys));
  });

  it('changes nothing when it is run again', async () => {
    await add(before, 5);
    await rewrap();
    const rows = () => query('select registration_id, wrapped_key, xmin from person order by 1');
    const once = await rows();
    expect(await rewrap()).toEqual({ rewrapped: 0, byKeyId: { b: 5 } });
    expect(await rows()).toEqual(once);
  });

  it('goes on where it was interrupted', async () => {
    await add(before, 25);
    const interrupt = (n: number) => {
      if (n >= 20) throw new Error('interrupted');
    };
    await expect(rewrap({ batch: 10, onProgress: interrupt })).rejects.toThrow('interrupted');
    expect(await rewrap()).toMatchObject({ rewrapped: 5 });
    expect(await readable(after)).toEqual(Object.fromEntries(keys));
  });

  it('has nothing to do for a person who was erased', async () => {
    await query('insert into person (registration_id) values ($1)', [randomUUID()]);
    expect(await rewrap()).toEqual({ rewrapped: 0, byKeyId: {} });
  });

  it('works beside others that do the same, and beside those who change and add persons', async () => {
    const ids = await add(before, 300);
    const writer = async () => {
      for (const id of ids.slice(0, 100)) {
        await work.run(async ({ manager }) => {
          await manager.query('select from person where registration_id = $1 for update', [id]);
          await manager.query('update person set n = n + 1 where registration_id = $1', [id]);
        });
        if (Math.random() < 0.2) await add(between, 1);
      }
    };
    const runs = [rewrap({ batch: 7 }), rewrap({ batch: 11 }), rewrap({ batch: 13 })];
    const [results] = await Promise.all([Promise.all(runs), writer(), writer()]);
    expect(results.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(300);
    const [{ sum }] = await query<[{ sum: number }]>('select sum(n)::int as sum from person');
    expect(sum).toBe(200);
    expect(await readable(after)).toEqual(Object.fromEntries(keys));
  });

  it('waits for a person whom somebody holds', async () => {
    const [held] = await add(before, 3);
    const holder = database.dataSource.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query('select from person where registration_id = $1 for update', [held]);
    let others: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      others = resolve;
    });
    const running = rewrap({ onProgress: () => others() });
    await reached;
    await holder.commitTransaction();
    await holder.release();
    expect(await running).toEqual({ rewrapped: 3, byKeyId: { b: 3 } });
  });

  it('wraps all others when keys do not open, and says how many are left and under which id', async () => {
    const [lost, swapped] = await add(before, 12);
    await query(
      'update person set wrapped_key = (select wrapped_key from person where registration_id = $2) where registration_id = $1',
      [lost, swapped],
    );
    await add(new KeyRing([{ id: 'gone', key: randomBytes(32) }]), 1);
    const attempt = rewrap({ batch: 5 });
    await expect(attempt).rejects.toThrow('2 keys are left, 2 of them do not open with the keys of the ring');
    await expect(attempt).rejects.toThrow('{"1":1,"b":11,"gone":1}');
  });
});
