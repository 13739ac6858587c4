import type { Transaction, TransactionRunner } from '#database';
import { createLogger } from '#runtime';
import { deadLetterNotFound } from '../messaging.errors.js';
import { deadLetterMoved } from '../signal.js';
import type { DeadLetterStatus } from './dead-letter-store.js';
import { enter } from './inbox.js';
import { lockKey } from './key-order.js';

/** A message that waits, without its body. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string;
  readonly type: string | null;
  readonly status: DeadLetterStatus;
  /** Why it failed last: the code of the error, never its text. Null when it only waits for its turn. */
  readonly code: string | null;
  readonly attempts: number;
  readonly partition: number;
  readonly offset: string;
  readonly firstSeenAt: Date;
  /** Messages of the same key that wait behind it. */
  readonly behind: number;
}

interface Located {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string;
  readonly time: Date;
  readonly type: string | null;
}

const log = createLogger('dead-letters');

/**
 * What operators see and do about messages that could not be handled. Works in any process of the service: what is
 * released here is handled by the consumers, in order, each message in a transaction of its own; new messages of the
 * key queue up behind until nothing waits.
 */
export class DeadLetters {
  constructor(private readonly work: TransactionRunner) {}

  /** The oldest first. */
  async list(filter: { status?: DeadLetterStatus; limit?: number } = {}): Promise<DeadLetter[]> {
    return this.work.run(({ manager }) =>
      manager.query<DeadLetter[]>(
        `select id, topic, key, event_id as "eventId", type, status, code, attempts, partition, "offset", first_seen_at as "firstSeenAt",
                (select count(*)::int from dead_letter b where b.topic = d.topic and b.key = d.key and b.id > d.id) as behind
         from dead_letter d where status = coalesce($1, status) order by id limit $2`,
        [filter.status ?? null, filter.limit ?? 100],
      ),
    );
  }

  async counts(): Promise<Record<DeadLetterStatus, number>> {
    const rows = await this.work.run(({ manager }) =>
      manager.query<{ status: DeadLetterStatus; count: number }[]>(
        'select status, count(*)::int as count from dead_letter group by status',
      ),
    );
    return { dead: 0, parked: 0, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
  }

  /**
   * Has a dead message handled again, with fresh tries, and after it those that wait behind it.
   * @throws CodedError `dead-letter-not-found` when it is not there, or not dead
   */
  async replay(id: string): Promise<void> {
    await this.withDead(id, async (tx, letter) => {
      await tx.manager.query(`update dead_letter set status = 'parked', attempts = 0, retry_at = null where id = $1`, [
        letter.id,
      ]);
    });
    log.info('dead-letter.replayed', { detail: id });
  }

  /**
   * Gives a dead message up: it counts as handled, late copies included, and those behind it go on.
   * @throws CodedError `dead-letter-not-found` when it is not there, or not dead
   */
  async dismiss(id: string): Promise<void> {
    await this.withDead(id, async (tx, letter) => {
      await enter(tx, { id: letter.eventId, time: letter.time, type: letter.type ?? 'unknown' });
      await tx.manager.query('delete from dead_letter where id = $1', [letter.id]);
    });
    log.info('dead-letter.dismissed', { detail: id });
  }

  private async withDead(id: string, change: (tx: Transaction, letter: Located) => Promise<void>): Promise<void> {
    await this.work.run(async (tx) => {
      const found = await this.dead(tx, id);
      await lockKey(tx, found);
      await change(tx, await this.dead(tx, id));
      tx.afterCommit(() => deadLetterMoved.raise());
    });
  }

  private async dead(tx: Transaction, id: string): Promise<Located> {
    const [row] = await tx.manager.query<Located[]>(
      `select id, topic, key, event_id as "eventId", coalesce(event_time, first_seen_at) as time, type
       from dead_letter where id = $1 and status = 'dead'`,
      [/^\d{1,18}$/.test(id) ? id : '0'],
    );
    if (!row) throw deadLetterNotFound();
    return row;
  }
}
