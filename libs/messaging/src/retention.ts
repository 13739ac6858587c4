import type { Transaction, TransactionRunner } from '#database';
import { codeOf } from '#errors';
import { createLogger, type Duty, type DutyHealth } from '#runtime';
import { Alarm } from './deadline.js';
import { forgetSent } from './outbox/forget-key.js';
import { PARTITIONS_LOCK } from './tables/lock-id.js';
import { DAYS_AHEAD } from './tables/messaging-tables.js';
import { createPartitions, type DailyTable, dayOf, INBOX, OUTBOX, partitionsOf } from './tables/partitions.js';

const log = createLogger('retention');
const DAY_MS = 86_400_000;
const EVERY_MS = 60_000;
const TURNS_AN_HOUR = 60;
// One day more than topics keep, so that a wiped topic can be filled again.
const SENT_DAYS = 8;
const INBOX_DAYS = 30;

interface Expiry {
  readonly daily: DailyTable;
  readonly days: number;
  /** What keeps a partition, or a row of the default one, although its day has passed; $1 is the cutoff. */
  readonly keeps: string;
}

const EXPIRIES: readonly Expiry[] = [
  { daily: OUTBOX, days: SENT_DAYS, keeps: 'sent_at is null or sent_at >= $1' },
  { daily: INBOX, days: INBOX_DAYS, keeps: 'false' },
];

/**
 * Every hour makes the partitions of the next days and drops those whose time is over: sent outbox rows after 8 days,
 * inbox rows after 30. A partition with an unsent row stays. On many replicas one does it at a time. Every minute
 * deletes the rows of forgotten keys that were sent meanwhile.
 */
export class MessagingRetention implements Duty {
  readonly name = 'messaging-retention';
  private stopping = false;
  private failed = false;
  private finished: Promise<void> = Promise.resolve();
  private readonly alarm = new Alarm();

  constructor(private readonly work: TransactionRunner) {}

  async start(): Promise<void> {
    this.finished = this.loop();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.wake();
    await this.finished;
  }

  /** Always ok: rows without a partition of their own go to the default one, so nothing waits for this duty. */
  async health(): Promise<DutyHealth> {
    return this.failed ? { ok: true, detail: 'last run failed' } : { ok: true };
  }

  /** One round over the partitions. Gives the names of those that it made and dropped. */
  async maintain(): Promise<{ created: string[]; dropped: string[] }> {
    const created: string[] = [];
    const dropped: string[] = [];
    for (const expiry of EXPIRIES) {
      created.push(...(await this.alone((tx) => createPartitions(tx.manager, expiry.daily, tx.now, DAYS_AHEAD))));
      for (const name of await this.alone((tx) => partitionsOf(tx.manager, expiry.daily))) {
        dropped.push(...(await this.alone((tx) => expire(tx, expiry, name))));
      }
    }
    if (created.length + dropped.length > 0)
      log.info('partitions.maintained', { count: created.length, version: dropped.length });
    return { created, dropped };
  }

  private async loop(): Promise<void> {
    for (let turn = 0; !this.stopping; turn++) {
      try {
        if (this.failed || turn % TURNS_AN_HOUR === 0) await this.maintain();
        await this.work.run(({ manager }) => forgetSent(manager));
        this.failed = false;
      } catch (error) {
        this.failed = true;
        log.warn('partitions.maintenance-failed', { code: codeOf(error) });
      }
      if (!this.stopping) await this.alarm.wait(EVERY_MS);
    }
  }

  private async alone(step: (tx: Transaction) => Promise<string[]>): Promise<string[]> {
    return this.work.run(async (tx) => {
      const [{ alone }] = await tx.manager.query<[{ alone: boolean }]>(
        'select pg_try_advisory_xact_lock($1::bigint) as alone',
        [PARTITIONS_LOCK],
      );
      // Whoever waits for these locks makes everybody else wait behind it.
      await tx.manager.query(`set local lock_timeout = '2s'`);
      return alone ? step(tx) : [];
    });
  }
}

async function expire(tx: Transaction, { daily, days, keeps }: Expiry, partition: string): Promise<string[]> {
  const cutoff = new Date(tx.now.getTime() - days * DAY_MS);
  const day = dayOf(daily, partition);
  if (!day) {
    await tx.manager.query(`delete from ${partition} where ${daily.column} < $1 and not (${keeps})`, [cutoff]);
    return [];
  }
  if (day.getTime() + DAY_MS > cutoff.getTime()) return [];
  const mustStay = async () =>
    (
      await tx.manager.query<unknown[]>(
        `select 1 from ${partition} where ${daily.column} < $1 and (${keeps}) limit 1`,
        [cutoff],
      )
    ).length > 0;
  if (await mustStay()) return [];
  // Asked again under a lock that keeps republish from making a row unsent in between. The parent first, as everybody
  // who comes by way of it does.
  await tx.manager.query(`lock table only ${daily.table} in access exclusive mode`);
  await tx.manager.query(`lock table ${partition} in access exclusive mode`);
  if (await mustStay()) return [];
  await tx.manager.query(`drop table ${partition}`);
  return [partition];
}
