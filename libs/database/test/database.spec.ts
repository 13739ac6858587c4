import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addIdempotencySubject,
  createClock,
  createDataSource,
  createIdempotency,
  currentTransaction,
  DatabaseDuty,
  dropClock,
  dropIdempotency,
  dropIdempotencySubject,
  Idempotency,
  idempotencyKeyOf,
  isDatabaseAway,
  migrate,
  TransactionRunner,
  violatedConstraint,
} from '#database';
import { hasCode } from '#errors';
import { openTestDatabase, type TestDatabase } from '#testing';

class Things implements MigrationInterface {
  name = 'Things0000000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createClock(runner);
    await createIdempotency(runner);
    await addIdempotencySubject(runner);
    await runner.query('create table thing (id int constraint thing_id primary key)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing');
    await dropIdempotencySubject(runner);
    await dropIdempotency(runner);
    await dropClock(runner);
  }
}

describe('the database', () => {
  let database: TestDatabase;
  let runner: TransactionRunner;
  const count = async () =>
    Number((await database.dataSource.query<[{ n: string }]>('select count(*) n from thing'))[0].n);
  const insert = (id: number) =>
    runner.run(async ({ manager }) => manager.query('insert into thing values ($1)', [id]));

  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Things] });
    runner = new TransactionRunner(database.dataSource);
  });
  beforeEach(() => database.dataSource.query('truncate thing, idempotency'));
  afterAll(() => database.drop());

  it('commits what succeeds, then calls what waits for the commit', async () => {
    let seenAtCall = -1;
    let called: (() => void) | undefined;
    const afterCommit = new Promise<void>((resolve) => {
      called = resolve;
    });
    await runner.run(async (tx) => {
      tx.afterCommit(() => called?.());
      await tx.manager.query('insert into thing values (1)');
    });
    await afterCommit;
    seenAtCall = await count();
    expect(seenAtCall).toBe(1);
  });

  it('rolls back what throws, and calls nothing', async () => {
    let called = false;
    const failing = runner.run(async (tx) => {
      tx.afterCommit(() => {
        called = true;
      });
      await tx.manager.query('insert into thing values (1)');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await count(), called]).toEqual([0, false]);
  });

  it('takes no rollback for a commit: a work that hides the error of a statement has failed', async () => {
    await insert(1);
    const careless = runner.run(async ({ manager }) => {
      await manager.query('insert into thing values (2)');
      await manager.query('insert into thing values (1)').catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('rolled back');
    expect(await count()).toBe(1);
  });

  it('joins the transaction that is open', async () => {
    const failing = runner.run(async () => {
      await insert(1);
      expect(currentTransaction()).toBeDefined();
      throw new Error('outer');
    });
    await expect(failing).rejects.toThrow('outer');
    expect(await count()).toBe(0);
    expect(currentTransaction()).toBeUndefined();
  });

  it('takes the time from the clock that tests shift', async () => {
    await database.shiftClock(3 * 86_400);
    const { now } = await runner.run(async (tx) => tx);
    await database.shiftClock(0);
    expect(Math.abs(now.getTime() - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
  });

  it('runs a transaction again that lost a deadlock', async () => {
    await insert(1);
    await insert(2);
    const arrived: (() => void)[] = [];
    const both = () =>
      new Promise<void>((resolve) => {
        arrived.push(resolve);
        if (arrived.length >= 2) for (const go of arrived) go();
      });
    const lockBoth = (first: number, second: number) =>
      runner.run(async ({ manager }) => {
        await manager.query('select 1 from thing where id = $1 for update', [first]);
        await both();
        await manager.query('select 1 from thing where id = $1 for update', [second]);
      });
    await expect(Promise.all([lockBoth(1, 2), lockBoth(2, 1)])).resolves.toHaveLength(2);
    expect(arrived.length).toBe(3);
  });

  it('names the constraint that refused a row', async () => {
    await insert(1);
    const error: unknown = await insert(1).catch((reason: unknown) => reason);
    expect(violatedConstraint(error)).toBe('thing_id');
    expect(isDatabaseAway(error)).toBe(false);
  });

  it('turns a database that is away into an error that says when to come back', async () => {
    const nowhere = createDataSource({ url: 'postgres://u:p@127.0.0.1:1/x', applicationName: 'tests' });
    const error: unknown = await new TransactionRunner(nowhere).run(async () => 1).catch((reason: unknown) => reason);
    expect(hasCode(error, 'temporarily-unavailable')).toBe(true);
    expect(isDatabaseAway(error)).toBe(true);
    expect((await new DatabaseDuty(nowhere).health()).ok).toBe(false);
  });

  it('notices that connections were cut, and works again afterwards', async () => {
    const cut = runner.run(async ({ manager }) => {
      await manager.query('select pg_terminate_backend(pg_backend_pid())');
    });
    const error: unknown = await cut.catch((reason: unknown) => reason);
    expect(isDatabaseAway(error)).toBe(true);
    await insert(7);
    expect(await count()).toBe(1);
  });

  it('migrates once when many start together, down and up again', async () => {
    const others = await Promise.all(
      [1, 2, 3].map(async () => {
        const other = createDataSource({ url: database.url, applicationName: 'tests', migrations: [Things] });
        await other.initialize();
        return other;
      }),
    );
    await others[0]?.undoLastMigration();
    const ran = await Promise.all(others.map(migrate));
    await Promise.all(others.map((other) => other.destroy()));
    expect(ran.flat()).toEqual(['Things0000000000001']);
  });

  describe('idempotency', () => {
    const idempotency = new Idempotency(Buffer.alloc(32, 7));
    const request = { scope: 'POST /things', key: 'k'.repeat(16), body: '{"a":1}' };
    const SUBJECT = '018f3c1e-7a51-4c1f-9d55-0f6a3a1b2c03';
    const create = (id: number, body = request.body) =>
      runner.run(async ({ manager }) => {
        const work = async () => {
          await manager.query('insert into thing values ($1)', [id]);
          return { id };
        };
        return idempotency.once({ ...request, body }, work, () => SUBJECT);
      });

    it('gives the first answer again, and does the work once', async () => {
      expect(await create(1)).toEqual({ answer: { id: 1 }, replayed: false });
      expect(await create(2)).toEqual({ answer: { id: 1 }, replayed: true });
      expect(await count()).toBe(1);
    });

    it('refuses the same key with another body', async () => {
      await create(1);
      await expect(create(2, '{"a":2}')).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    });

    it('forgets the key of a try that failed', async () => {
      await insert(1);
      await expect(create(1)).rejects.toThrow();
      expect(await create(2)).toEqual({ answer: { id: 2 }, replayed: false });
    });

    it('does the work once when twenty arrive together; the others are told that it is in progress', async () => {
      const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => create(i)));
      const refused = results
        .filter((result) => result.status === 'rejected')
        .map((result) => result.reason as { code: string });
      expect(await count()).toBe(1);
      expect(refused.every((error) => error.code === 'idempotency-in-progress')).toBe(true);
    });

    it('keeps neither key nor body in clear', async () => {
      await create(1);
      const rows = JSON.stringify(await database.dataSource.query('select * from idempotency'));
      expect(rows).not.toMatch(/kkkk|"a":1/);
    });

    it('forgets the answers about one person, and those of nobody else', async () => {
      const [one, other] = ['018f3c1e-7a51-4c1f-9d55-0f6a3a1b2c01', '018f3c1e-7a51-4c1f-9d55-0f6a3a1b2c02'];
      for (const [index, subject] of [one, one, other].entries()) {
        const keyed = { ...request, key: `${index}`.repeat(16) };
        const answer = async () => ({ subject });
        await runner.run(() => idempotency.once(keyed, answer, ({ subject: whose }) => whose));
      }
      await runner.run(() => idempotency.forget(one));
      expect(await database.dataSource.query('select subject_id from idempotency')).toEqual([{ subject_id: other }]);
    });

    it('deletes old answers a few at a time', async () => {
      for (const key of ['a', 'b', 'c']) {
        const keyed = { ...request, key: key.repeat(16) };
        await runner.run(() =>
          idempotency.once(
            keyed,
            async () => ({}),
            () => SUBJECT,
          ),
        );
      }
      const purge = (most: number) =>
        runner.run(async ({ now }) => idempotency.purge(new Date(now.getTime() - 3_600_000), most));
      expect(await purge(10)).toBe(0);
      await database.shiftClock(7_200);
      expect([await purge(2), await purge(2), await purge(2)]).toEqual([2, 1, 0]);
      await database.shiftClock(0);
    });

    it.each([undefined, 'short', 'x'.repeat(101), 'has spaces in the middle', ['a'.repeat(16)]])(
      'refuses %s as a key',
      (header) => {
        expect(() => idempotencyKeyOf(header)).toThrow('idempotency-key-missing');
      },
    );
  });
});
