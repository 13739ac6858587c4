import { randomUUID } from 'node:crypto';
import type { EventCatalog, OutgoingEvent } from '#contracts';
import { askShared, currentTransaction, insertion, shareable, type Transaction } from '#database';
import { currentTrace } from '#runtime';
import { toHeaders } from '../consumer/cloud-event.js';
import { eventTooLarge, secondKey, transactionMissing, violatesContract } from '../messaging.errors.js';
import { outboxFilled } from '../signal.js';
import { lockId } from '../tables/lock-id.js';

// Kafka takes 1 MiB a message by default (message.max.bytes), headers and framing included.
const MOST_BYTES = 900 * 1024;
const COLUMNS = ['created_at', 'event_id', 'type', 'topic', 'key', 'headers', 'body'] as const;

type Row = Record<(typeof COLUMNS)[number], unknown> & { topic: string; key: string };

const LOCK = shareable('select pg_advisory_xact_lock($1::bigint)', ['bigint']);
const INSERT = insertion('outbox', COLUMNS, { json: ['headers'] });

const keysOf = new WeakMap<Transaction, Map<string, string>>();

/**
 * Puts events beside the change that they tell of, in the same transaction. The relay sends them after the commit,
 * at least once, and per topic and key in the order of the commits.
 */
export class Outbox {
  /** `source` is the service's name; it becomes CloudEvents' `ce_source`. */
  constructor(
    private readonly catalog: EventCatalog,
    private readonly source: string,
  ) {}

  /**
   * Adds events to the open transaction, in this order. What the contract does not name does not leave.
   * @throws CodedError `outbox-needs-transaction`, `event-violates-contract`, `outbox-second-key`, `event-too-large`
   */
  async add(events: readonly OutgoingEvent[]): Promise<void> {
    const tx = currentTransaction();
    if (!tx) throw transactionMissing();
    if (events.length === 0) return;
    const rows = events.map((event) => this.toRow(event, tx.now));
    for (const row of rows) claimKey(tx, row);
    const locks = new Set(rows.map(({ topic, key }) => lockId('outbox', topic, key)));
    // Two statements, for the ids are drawn only once the lock is held: it lasts until the commit, so that ids of a
    // key rise in the order of its commits.
    for (const lock of [...locks].sort()) await askShared(tx.manager, LOCK, [lock]);
    await askShared(
      tx.manager,
      INSERT,
      rows.map((row) => COLUMNS.map((column) => row[column])),
    );
    tx.afterCommit(() => outboxFilled.raise());
  }

  private toRow(event: OutgoingEvent, now: Date): Row {
    const contract = this.catalog.find(event.type);
    const parsed = contract?.schema.safeParse(event.data);
    if (!parsed?.success || contract?.topic !== event.topic || event.key === '') {
      const where = parsed?.error?.issues.map(({ path }) => path.join('.')).join(' ');
      throw violatesContract({ extra: { type: event.type, fields: where ?? '' } });
    }
    const body = JSON.stringify(parsed.data);
    if (Buffer.byteLength(body) > MOST_BYTES) throw eventTooLarge({ extra: { type: event.type } });
    const id = randomUUID();
    const headers = toHeaders({
      id,
      type: event.type,
      source: this.source,
      time: now,
      subject: event.key,
      traceparent: currentTrace().traceparent,
    });
    return { created_at: now, event_id: id, type: event.type, topic: event.topic, key: event.key, headers, body };
  }
}

/**
 * A transaction that locked two keys of a topic could deadlock with one that takes them the other way round, and it
 * would touch two registrations, which the design forbids. Refused always, it shows in the first test and not under load.
 */
function claimKey(tx: Transaction, { topic, key }: Row): void {
  const keys = keysOf.get(tx) ?? new Map<string, string>();
  if ((keys.get(topic) ?? key) !== key) throw secondKey({ extra: { topic } });
  keysOf.set(tx, keys.set(topic, key));
}
