import { Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import type { BrokerProducer, BrokerRecord } from '../broker/event-broker.js';
import { within } from '../deadline.js';
import { toRefusal } from './failures.js';
import { type KafkaSettings, kafkaClient, readClusterId } from './kafka-client.js';
import { Sockets } from './sockets.js';

const CONNECT_MS = 5_000;
const SEND_DEADLINE_MS = 10_000;
const ALL_REPLICAS = -1;

/**
 * kafkajs's producer without its own recovery: no retries, no reconnecting, a deadline. Not idempotent, which kafkajs
 * calls experimental; order comes from sending one batch at a time, and copies fall to the inbox. Not compressed:
 * bodies are small and mostly sealed, which does not compress.
 */
export class KafkaProducer implements BrokerProducer {
  private socketsWhenChecked: number;
  private lost = false;

  private constructor(
    private readonly settings: KafkaSettings,
    private readonly producer: Producer,
    private readonly sockets: Sockets,
    readonly clusterId: string,
  ) {
    this.socketsWhenChecked = sockets.opened;
    sockets.onLost = () => this.abort();
  }

  static async connect(settings: KafkaSettings): Promise<KafkaProducer> {
    const sockets = new Sockets();
    const producer = kafkaClient(settings, sockets).producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    let lostEarly = false;
    sockets.onLost = () => {
      lostEarly = true;
    };
    try {
      await within(CONNECT_MS, 'connecting to Kafka', producer.connect());
      // Asked after connecting: while the sockets live, they belong to the cluster that has this id now.
      const clusterId = await readClusterId(settings);
      if (lostEarly) throw new Error('the connection to Kafka was lost');
      return new KafkaProducer(settings, producer, sockets, clusterId);
    } catch (error) {
      sockets.destroy();
      throw error;
    }
  }

  get usable(): boolean {
    return !this.lost;
  }

  async send(records: readonly BrokerRecord[]): Promise<void> {
    if (this.lost) throw new Error('the connection to Kafka was lost');
    const deadlineMs = this.settings.sendDeadlineMs ?? SEND_DEADLINE_MS;
    const sending = this.producer.sendBatch({
      acks: ALL_REPLICAS,
      timeout: deadlineMs,
      topicMessages: byTopic(records),
    });
    try {
      await within(deadlineMs, 'sending to Kafka', sending);
      await this.checkNewSockets();
    } catch (error) {
      const cause = toRefusal(error);
      if (cause === error) this.abort();
      throw cause;
    }
  }

  abort(): void {
    this.lost = true;
    this.sockets.destroy();
  }

  /** kafkajs connects to the leaders at the first send. What stands at their addresses by now may be a new cluster. */
  private async checkNewSockets(): Promise<void> {
    const { opened } = this.sockets;
    if (opened === this.socketsWhenChecked) return;
    if ((await readClusterId(this.settings)) !== this.clusterId) throw new Error('the cluster changed during a send');
    this.socketsWhenChecked = opened;
  }
}

function byTopic(records: readonly BrokerRecord[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, key, headers, value } of records) {
    const entry = topics.get(topic) ?? { topic, messages: [] };
    entry.messages.push({ key, headers: { ...headers }, value });
    topics.set(topic, entry);
  }
  return [...topics.values()];
}
