import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createClock, dropClock, JointTransactions, type Transaction, TransactionRunner } from '#database';
import { currentTrace, runWithTrace } from '#runtime';
import { openTestDatabase, type TestDatabase } from '#testing';

class Things implements MigrationInterface {
  name = 'Things0000000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await runner.query(`create table thing (key text, by xid8 default pg_current_xact_id(), unique (key))`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing');
    await dropClock(runner);
  }
}

describe('works that may share a transaction', () => {
  let database: TestDatabase;
  let runner: TransactionRunner;
  let joint: JointTransactions;

  const insert = (key: string) => (tx: Transaction) => tx.manager.query('insert into thing (key) values ($1)', [key]);
  const keys = (count: number) => Array.from({ length: count }, (_, n) => `key-${String(n).padStart(3, '0')}`);
  const things = () =>
    database.dataSource.query<{ key: string; by: string }[]>('select key, by::text as by from thing order by key');
  const transactions = async () => new Set((await things()).map(({ by }) => by)).size;

  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Things] });
    runner = new TransactionRunner(database.dataSource);
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate thing');
    joint = new JointTransactions(runner);
  });
  afterAll(() => database.drop());

  it('share it where several wait, up to so many', async () => {
    await Promise.all(keys(120).map((key) => joint.run(key, insert(key))));
    expect((await things()).map(({ key }) => key)).toEqual(keys(120));
    expect(await transactions()).toBe(3);
  });

  it('run alone, at once, where nobody else waits', async () => {
    await joint.run('a', insert('a'));
    await joint.run('b', insert('b'));
    expect(await transactions()).toBe(2);
  });

  it('each get their own result', async () => {
    const results = await Promise.all(
      keys(10).map((key) =>
        joint.run(key, async ({ manager }) => (await manager.query<[{ k: string }]>('select $1 as k', [key]))[0].k),
      ),
    );
    expect(results).toEqual(keys(10));
  });

  it('are all committed although one of them cannot succeed, which is told why', async () => {
    await runner.run(insert('key-004'));
    const settled = await Promise.allSettled(keys(10).map((key) => joint.run(key, insert(key))));
    const failed = settled.flatMap((one, n) => (one.status === 'rejected' ? [[n, String(one.reason)]] : []));
    expect(failed).toEqual([[4, expect.stringContaining('duplicate key')]]);
    expect((await things()).map(({ key }) => key)).toEqual(keys(10));
  });

  it('leave nothing of a work that throws, whatever it wrote before', async () => {
    const failing = joint.run('bad', async (tx) => {
      await insert('bad')(tx);
      throw new Error('thought better of it');
    });
    const fine = joint.run('good', insert('good'));
    await expect(failing).rejects.toThrow('thought better of it');
    await fine;
    expect((await things()).map(({ key }) => key)).toEqual(['good']);
  });

  it('lose nothing by one that goes on after a statement of it failed', async () => {
    await runner.run(insert('taken'));
    const careless = joint.run('taken', async (tx) => {
      await insert('taken')(tx).catch(() => undefined);
    });
    const fine = ['a', 'b'].map((key) => joint.run(key, insert(key)));
    await expect(careless).rejects.toThrow('rolled back');
    await Promise.all(fine);
    expect((await things()).map(({ key }) => key)).toEqual(['a', 'b', 'taken']);
  });

  it('do not wait together for a row that somebody else holds', async () => {
    await runner.run(async (tx) => {
      for (const key of keys(5)) await insert(key)(tx);
    });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const touch = (key: string) => (tx: Transaction) =>
      tx.manager.query(`update thing set by = pg_current_xact_id() where key = $1`, [key]);
    let holds: () => void = () => undefined;
    const isHeld = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const holder = runner.run(async (tx) => {
      await touch('key-002')(tx);
      holds();
      await held;
    });
    await isHeld;
    const [a, b, waiting, c, d] = keys(5).map((key) => joint.run(key, touch(key)));
    await Promise.all([a, b, c, d]);
    letGo();
    await Promise.all([waiting, holder]);
    expect(await transactions()).toBe(5);
  });

  it('are waited for although one of them throws before it says anything to the database', async () => {
    const bad = joint.run('a', () => {
      throw new Error('at once');
    });
    const fine = ['b', 'c'].map((key) => joint.run(key, insert(key)));
    await expect(bad).rejects.toThrow('at once');
    await Promise.all(fine);
    expect((await things()).map(({ key }) => key)).toEqual(['b', 'c']);
  });

  it('never share with another of their key', async () => {
    await Promise.all([joint.run('a', insert('a1')), joint.run('a', insert('a2')), joint.run('b', insert('b'))]);
    const by = new Map((await things()).map(({ key, by }) => [key, by]));
    expect(by.get('a1')).not.toBe(by.get('a2'));
    expect(by.get('a1')).toBe(by.get('b'));
  });

  it('join the transaction that is open, and are undone with it', async () => {
    const outer = runner.run(async () => {
      await joint.run('a', insert('a'));
      throw new Error('outer');
    });
    await expect(outer).rejects.toThrow('outer');
    expect(await things()).toEqual([]);
  });

  it('keep the trace that each came with, also in what they do after the commit', async () => {
    const traceparent = (n: number) => `00-${String(n).repeat(32)}-${'b'.repeat(16)}-01`;
    const seen: string[] = [];
    const work = (key: string) => async (tx: Transaction) => {
      await insert(key)(tx);
      const inside = currentTrace().traceId;
      tx.afterCommit(() => void seen.push(`${key} ${inside} ${currentTrace().traceId}`));
    };
    await Promise.all([1, 2, 3].map((n) => runWithTrace(traceparent(n), () => joint.run(`k${n}`, work(`k${n}`)))));
    expect(await transactions()).toBe(1);
    const id = (n: number) => String(n).repeat(32);
    expect(seen.sort()).toEqual([1, 2, 3].map((n) => `k${n} ${id(n)} ${id(n)}`));
  });

  it('call nothing after a commit that did not take place, and once after the one that did', async () => {
    let calls = 0;
    const counting = (tx: Transaction) => {
      tx.afterCommit(() => {
        calls += 1;
      });
      return insert('good')(tx);
    };
    const bad = joint.run('bad', () => Promise.reject(new Error('no')));
    await Promise.all([joint.run('good', counting), expect(bad).rejects.toThrow('no')]);
    expect(calls).toBe(1);
  });
});
