import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { temporarilyUnavailable } from '#errors';
import { continueTrace, currentTrace, type TraceContext } from '#runtime';
import { connectionOf } from './ask.js';
import { isDatabaseAway, isWorthAnotherTry } from './failures.js';
import { shareStatements } from './sharing.js';

/** What a use case may touch while its transaction is open. */
export interface Transaction {
  readonly manager: EntityManager;
  /** The database's clock at the start of the transaction, moved by the shift that tests set. */
  readonly now: Date;
  /** Runs `fn` after the commit; not at all when it rolls back. */
  afterCommit(fn: () => void): void;
}

interface OpenTransaction extends Transaction {
  readonly dataSource: DataSource;
}

/** A piece of work that may share its transaction, and the trace that it belongs to. */
export interface Joining<T> {
  readonly trace: TraceContext;
  readonly work: (tx: Transaction) => Promise<T>;
}

const open = new AsyncLocalStorage<OpenTransaction>();
const BEGIN = 'start transaction; select app_now() as now';
// Who waits for a row that a stranger holds should wait alone. What several ask for in one statement is looked up by
// their keys, one after the other: PostgreSQL would plan to read a whole table while that is small, and keep to it.
const BEGIN_TOGETHER = `
  start transaction;
  select app_now() as now, set_config('lock_timeout', '1s', true), set_config('enable_seqscan', 'off', true),
         set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;
const TRIES = 3;
const RETRY_AFTER_SECONDS = 5;

/** The transaction that the caller runs in, if any. */
export function currentTransaction(): Transaction | undefined {
  return open.getStore();
}

/** Owns begin and commit. Nobody else opens a transaction. */
export class TransactionRunner {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction (read committed) and gives its result after the commit. Inside an open one of the
   * same database it joins that, so that an inbox row and its effect commit together. Deadlocks and serialization
   * failures are tried again, three times in all; `work` therefore touches nothing but its transaction.
   * @throws CodedError `temporarily-unavailable` when the database cannot be reached.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const ambient = open.getStore();
    if (ambient?.dataSource === this.dataSource) return work(ambient);
    for (let tryNumber = 1; ; tryNumber++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (isDatabaseAway(error))
          throw temporarilyUnavailable({ retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error });
        if (tryNumber >= TRIES || !isWorthAnotherTry(error)) throw error;
      }
    }
  }

  /**
   * Runs works that touch nothing of each other in one transaction, side by side: their statements travel together. Each
   * has a transaction of its own to see, in the trace that it came with; all are committed, or none.
   * @throws what the first of them threw, or what the database did; what each of them did is undone then
   */
  async together<T>(works: readonly Joining<T>[]): Promise<T[]> {
    const afterCommit: (() => void)[] = [];
    const results = await this.between(BEGIN_TOGETHER, async (manager, now) => {
      shareStatements(manager);
      // A rollback while one of them still talks would let it go on outside of the transaction.
      const settled = await Promise.allSettled(
        works.map(({ trace, work }) => continueTrace(trace, () => this.inside({ manager, now }, work, afterCommit))),
      );
      return settled.map((one) => {
        if (one.status === 'rejected') throw one.reason;
        return one.value;
      });
    });
    for (const call of afterCommit) call();
    return results;
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.between(BEGIN, (manager, now) => this.inside({ manager, now }, work, afterCommit));
    for (const call of afterCommit) call();
    return result;
  }

  // Async, so that a work that throws at once is waited for with the others.
  private async inside<T>(
    begun: Pick<Transaction, 'manager' | 'now'>,
    work: (tx: Transaction) => Promise<T>,
    afterCommitCalls: (() => void)[],
  ): Promise<T> {
    const trace = currentTrace();
    const afterCommit = (fn: () => void) => void afterCommitCalls.push(() => continueTrace(trace, fn));
    const tx: OpenTransaction = { ...begun, dataSource: this.dataSource, afterCommit };
    return open.run(tx, () => work(tx));
  }

  /** Begin and commit, or rollback. The time comes with the begin: one way to the database and back less. */
  private async between<T>(begin: string, work: (manager: EntityManager, now: Date) => Promise<T>): Promise<T> {
    if (!this.dataSource.isInitialized) throw Object.assign(new Error('not connected yet'), { code: 'ECONNREFUSED' });
    const runner = this.dataSource.createQueryRunner() as QueryRunner & { isTransactionActive: boolean };
    const connection = await connectionOf(runner);
    try {
      const begun = (await connection.query(begin)) as unknown as pg.QueryResult<{ now: Date }>[];
      const [{ now }] = (begun.at(-1) as pg.QueryResult<{ now: Date }>).rows as [{ now: Date }];
      // TypeORM locks rows for whoever has a transaction, and opens one of its own for whoever has none.
      runner.isTransactionActive = true;
      const result = await work(runner.manager, now);
      const { command } = await connection.query('commit');
      // PostgreSQL answers so, without an error, where a statement failed and the work went on as if it had not.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back in place of its commit');
      return result;
    } catch (error) {
      await connection.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      runner.isTransactionActive = false;
      await runner.release();
    }
  }
}
