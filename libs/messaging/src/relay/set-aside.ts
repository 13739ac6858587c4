import type { TransactionRunner } from '#database';
import { setAsideNotFound } from '../messaging.errors.js';
import { outboxFilled } from '../signal.js';

/** A key whose rows wait because Kafka refuses the first of them. */
export interface SetAsideKey {
  readonly topic: string;
  readonly key: string;
  /** Kafka's name for the refusal, for example MESSAGE_TOO_LARGE. */
  readonly code: string;
  readonly setAsideAt: Date;
  /** Type of the refused event. */
  readonly type: string;
  /** Rows that wait, the refused one included. */
  readonly rows: number;
}

/** What operators see and do about rows that Kafka refused for good. */
export class SetAside {
  constructor(private readonly work: TransactionRunner) {}

  async list(): Promise<SetAsideKey[]> {
    return this.work.run(({ manager }) =>
      manager.query<SetAsideKey[]>(
        `select s.topic, s.key, s.code, s.set_aside_at as "setAsideAt",
                (select type from outbox o where o.id = s.outbox_id) as type,
                (select count(*)::int from outbox o where o.sent_at is null and o.topic = s.topic and o.key = s.key) as rows
         from outbox_set_aside s order by s.set_aside_at, s.topic, s.key`,
      ),
    );
  }

  /**
   * Lets the key's rows go again, in their order; for when the cause is mended, such as the topic's size limit. A row
   * that Kafka still refuses is set aside again.
   * @throws CodedError `set-aside-not-found`
   */
  async release(topic: string, key: string): Promise<void> {
    await this.work.run(async ({ manager, afterCommit }) => {
      const released = await manager.query<[unknown[], number]>(
        'delete from outbox_set_aside where topic = $1 and key = $2',
        [topic, key],
      );
      if (released[1] === 0) throw setAsideNotFound();
      afterCommit(() => outboxFilled.raise());
    });
  }
}
