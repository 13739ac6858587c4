import { createLogger } from '#runtime';
import { type BrokerProducer, BrokerRefusal } from '../broker/event-broker.js';
import { type OutboxRow, orderKey, toRecord } from './outbox-row.js';
import { relayMetrics } from './relay-metrics.js';
import type { RelaySession } from './relay-session.js';

const log = createLogger('relay');
const TOPIC_PAUSE_MS = 2_000;

/**
 * Sends a run of unsent rows and marks them.
 *
 * Why order holds, whatever arrives late or twice: a request holds, of each key, a run of rows that starts right
 * behind those that Kafka has acknowledged. So wherever in the log a request lands, in its time, again, or long after
 * its relay was replaced, everything before its rows is in the log already. Counted by first occurrences the order
 * is that of the ids. One request at a time, and marks only after its acknowledgement, is all it takes.
 */
export class Dispatch {
  private readonly pausedTopics = new Map<string, number>();

  /** Topics that Kafka does not take anything for right now, for example because they are missing. */
  get paused(): string[] {
    for (const [topic, until] of this.pausedTopics) if (until < performance.now()) this.pausedTopics.delete(topic);
    return [...this.pausedTopics.keys()];
  }

  /** @throws what the producer throws, a refusal excepted; SessionLost */
  async send(session: RelaySession, producer: BrokerProducer, rows: readonly OutboxRow[]): Promise<void> {
    const refused = await this.attempt(session, producer, rows);
    if (refused?.scope === 'topic' && sameTopic(rows)) return this.pause(rows, refused);
    if (refused && rows.length === 1) return this.setAside(session, rows, refused);
    if (refused) await this.separately(session, producer, rows);
  }

  private async attempt(
    session: RelaySession,
    producer: BrokerProducer,
    rows: readonly OutboxRow[],
  ): Promise<BrokerRefusal | undefined> {
    session.assertHeld();
    try {
      await producer.send(rows.map(toRecord));
    } catch (error) {
      if (error instanceof BrokerRefusal) return error;
      throw error;
    }
    await session.markSent(rows);
    relayMetrics.sent.inc(rows.length);
    return undefined;
  }

  /** Finds the row that is refused by halves. What follows a row that was set aside on the way waits with it. */
  private async separately(session: RelaySession, producer: BrokerProducer, rows: readonly OutboxRow[]): Promise<void> {
    for (const part of parts(rows)) {
      const aside = new Set((await session.setAsideKeys()).map(orderKey));
      const left = part.filter((row) => !aside.has(orderKey(row)) && !this.pausedTopics.has(row.topic));
      if (left.length > 0) await this.send(session, producer, left);
    }
  }

  private async setAside(session: RelaySession, [row]: readonly OutboxRow[], { code }: BrokerRefusal): Promise<void> {
    if (!row) return;
    await session.setAside(row, code);
    log.error('outbox.row-refused', undefined, { topic: row.topic, key: row.key, code });
  }

  private pause([row]: readonly OutboxRow[], { code }: BrokerRefusal): void {
    if (!row) return;
    this.pausedTopics.set(row.topic, performance.now() + TOPIC_PAUSE_MS);
    log.error('relay.topic-refused', undefined, { topic: row.topic, code });
  }
}

const sameTopic = (rows: readonly OutboxRow[]) => rows.every(({ topic }) => topic === rows[0]?.topic);

/** One part a topic where there are several, else two halves. */
function parts(rows: readonly OutboxRow[]): OutboxRow[][] {
  const topics = new Set(rows.map(({ topic }) => topic));
  if (topics.size > 1) return [...topics].map((topic) => rows.filter((row) => row.topic === topic));
  const middle = Math.ceil(rows.length / 2);
  return [rows.slice(0, middle), rows.slice(middle)];
}
