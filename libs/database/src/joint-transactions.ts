import { continueTrace, currentTrace, metrics } from '#runtime';
import { currentTransaction, type Joining, type Transaction, type TransactionRunner } from './transaction.js';

interface Waiting extends Joining<unknown> {
  readonly key: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Works in one transaction. */
const MOST = 50;
// Each takes a connection of the pool, which consumers and requests share.
const AT_ONCE = 2;
// With fewer waiting it is cheaper to wait for the one that is open: the larger a group, the less each of it costs.
const WORTH_ANOTHER = 25;
const AGAIN_AT_ONCE = 2;

const works = metrics.counter({
  name: 'database_joint_works_total',
  help: 'Works that were allowed to share a transaction: together, alone, or again where a shared one failed.',
  labelNames: ['outcome'],
});

/**
 * Lets small works that are about different things share a transaction, where several wait at the same time: they pay
 * for one begin and one commit, and their statements go to the database together. Who comes alone runs alone, at once;
 * who comes while others are at it goes with the next group, or with one beside them where many have come meanwhile.
 * Where a shared transaction fails, each of its works is run again by itself, so that one that cannot succeed spoils
 * nothing for the others.
 */
export class JointTransactions {
  private readonly waiting: Waiting[] = [];
  private lanes = 0;

  constructor(private readonly transactions: TransactionRunner) {}

  /**
   * Runs `work` as `TransactionRunner.run` does. It may touch rows of `key` alone, for others run beside it in the same
   * transaction, whose locks do not hold it off; two works of one key never share.
   * @throws what `work` throws when it is run by itself
   */
  run<T>(key: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (currentTransaction()) return this.transactions.run(work);
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ key, trace: currentTrace(), work, resolve: resolve as (value: unknown) => void, reject });
      const isNeeded = this.lanes === 0 || this.waiting.length >= WORTH_ANOTHER;
      if (isNeeded && this.lanes < AT_ONCE) this.openLane();
    });
  }

  /** What is asked for in the same turn goes together. */
  private openLane(): void {
    this.lanes += 1;
    setImmediate(() => void this.lane());
  }

  private async lane(): Promise<void> {
    for (let group = this.take(); group.length > 0; group = this.take()) await this.serve(group);
    this.lanes -= 1;
  }

  /** In the order of their keys, so that two transactions that share several keys lock them the same way round. */
  private take(): Waiting[] {
    const group = new Map<string, Waiting>();
    for (let at = 0; at < this.waiting.length && group.size < MOST; ) {
      const next = this.waiting[at] as Waiting;
      if (group.has(next.key)) at += 1;
      else group.set(next.key, ...(this.waiting.splice(at, 1) as [Waiting]));
    }
    return [...group.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private async serve(group: readonly Waiting[]): Promise<void> {
    if (group.length === 1) return this.byItself(group, 'alone');
    try {
      const results = await this.transactions.together(group);
      works.inc({ outcome: 'together' }, group.length);
      for (const [at, { resolve }] of group.entries()) resolve(results[at]);
    } catch {
      await this.byItself(group, 'again');
    }
  }

  private async byItself(group: readonly Waiting[], outcome: 'alone' | 'again'): Promise<void> {
    const left = [...group];
    const one = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { trace, work, resolve, reject } = next;
        works.inc({ outcome });
        await continueTrace(trace, () => this.transactions.run(work)).then(resolve, reject);
      }
    };
    await Promise.all(Array.from({ length: AGAIN_AT_ONCE }, one));
  }
}
