import type { BrokerRecord } from '../broker/event-broker.js';

/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  /** bigint, as pg gives it. */
  readonly id: string;
  readonly createdAt: Date;
  readonly topic: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export function toRecord({ topic, key, headers, body }: OutboxRow): BrokerRecord {
  return { topic, key, headers, value: body };
}

/** Order holds within this. */
export function orderKey({ topic, key }: Pick<OutboxRow, 'topic' | 'key'>): string {
  return `${topic}\0${key}`;
}

/**
 * The longest run from the start whose bodies stay within `bytes`, and one row at least. Kafka bounds the records of
 * a partition in one request like a single message, so many small rows could be refused together.
 */
export function fitting(rows: readonly OutboxRow[], bytes: number): OutboxRow[] {
  let size = 0;
  const end = rows.findIndex(({ body, headers }) => {
    size += Buffer.byteLength(body) + Buffer.byteLength(JSON.stringify(headers));
    return size > bytes;
  });
  return rows.slice(0, end === -1 ? rows.length : Math.max(1, end));
}
