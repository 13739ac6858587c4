import { randomBytes } from 'node:crypto';
import { type Admin, Kafka, logLevel, Partitioners } from 'kafkajs';
import { testInfrastructure } from '#testing';
import { COUNTED } from './counted.js';

/** A message as it lies in a topic. */
export interface Lying {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly n: number;
  readonly headers: Record<string, string>;
}

export interface Message {
  key: string | null;
  value: string | Buffer | null;
  headers?: Record<string, string>;
}

export const sharedBrokers = () => testInfrastructure().kafka.brokers;

/** A look at Kafka that shares no code with the library: plain kafkajs. */
export class Topics {
  private readonly kafka: Kafka;

  constructor(brokers: readonly string[] = sharedBrokers()) {
    this.kafka = new Kafka({
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 8, initialRetryTime: 100 },
    });
  }

  /** Creates a topic under a name of its own. */
  async create(options: { partitions?: number; mostBytes?: number } = {}): Promise<string> {
    const topic = `test.${randomBytes(6).toString('hex')}`;
    await this.recreate(topic, options);
    return topic;
  }

  async recreate(
    topic: string,
    { partitions = 3, mostBytes }: { partitions?: number; mostBytes?: number } = {},
  ): Promise<void> {
    const configEntries = mostBytes ? [{ name: 'max.message.bytes', value: String(mostBytes) }] : [];
    await this.asAdmin((admin) =>
      admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions, configEntries }] }),
    );
  }

  /** Sets the largest message that a topic takes. */
  async allow(topic: string, mostBytes: number): Promise<void> {
    const configEntries = [{ name: 'max.message.bytes', value: String(mostBytes) }];
    await this.asAdmin((admin) =>
      admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: topic, configEntries }] }),
    );
  }

  /** How many messages lie in a topic. */
  async count(topic: string): Promise<number> {
    const offsets = await this.asAdmin((admin) => admin.fetchTopicOffsets(topic));
    return offsets.reduce((sum, { high }) => sum + Number(high), 0);
  }

  /** How far a group has committed: the sum over the partitions. */
  async committed(group: string, topic: string): Promise<number> {
    const [offsets] = await this.asAdmin((admin) => admin.fetchOffsets({ groupId: group, topics: [topic] }));
    return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  }

  /** The members of a group, each under the id that it got when it joined. */
  async members(group: string): Promise<string[]> {
    const { groups } = await this.asAdmin((admin) => admin.describeGroups([group]));
    return (groups[0]?.members ?? []).map(({ memberId }) => memberId);
  }

  /** Sends messages as a stranger would, past the outbox. */
  async send(topic: string, messages: Message[]): Promise<void> {
    const producer = this.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, messages });
    await producer.disconnect();
  }

  /** Everything that lies in a topic now, each partition in its order. */
  async read(topic: string): Promise<Lying[]> {
    const expected = await this.count(topic);
    const found: Lying[] = [];
    if (expected === 0) return found;
    const consumer = this.kafka.consumer({ groupId: `reader.${randomBytes(6).toString('hex')}`, maxWaitTimeInMs: 50 });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          eachMessage: async ({ partition, message }) => {
            const headers = Object.fromEntries(
              Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
            );
            const { n } = JSON.parse(String(message.value)) as { n: number };
            found.push({ partition, offset: Number(message.offset), key: String(message.key), n, headers });
            if (found.length === expected) resolve();
          },
        })
        .catch(reject);
    });
    await consumer.disconnect();
    return found;
  }

  private async asAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}

/** The numbers of each key by first occurrences, in the order of the log: what a reader with an inbox sees. */
export function firstOccurrences(messages: readonly Lying[]): Record<string, number[]> {
  const seen = new Set<string>();
  const byKey: Record<string, number[]> = {};
  for (const { key, n, headers } of messages) {
    if (seen.has(headers.ce_id ?? '')) continue;
    seen.add(headers.ce_id ?? '');
    byKey[key] = [...(byKey[key] ?? []), n];
  }
  return byKey;
}

/** Headers of a well-formed event of the type given, for messages sent past the outbox. */
export function eventHeaders(id: string, type = COUNTED): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: type,
    ce_source: 'test',
    ce_time: new Date().toISOString(),
    'content-type': 'application/json',
  };
}
