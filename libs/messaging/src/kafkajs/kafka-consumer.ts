import { type Consumer, type EachBatchPayload, type IHeaders, PartitionAssigners } from 'kafkajs';
import {
  type BrokerConsumer,
  ConsumerCrash,
  type ConsumerSettings,
  type FetchedBatch,
} from '../broker/event-broker.js';
import { within } from '../deadline.js';
import { isFatal } from './failures.js';
import { type KafkaSettings, kafkaClient } from './kafka-client.js';
import { Sockets } from './sockets.js';

// How long the broker keeps a question of a consumer for which there is nothing. kafkajs notices a rebalance, a pause or
// a stop between two questions only; each costs a service and the broker of their processors.
const MAX_WAIT_MS = 250;
const REBALANCE_MS = 60_000;
const COMMIT_EVERY_MS = 1_000;
// All partitions at once; how many handlers run is bounded elsewhere, over all of them.
const PARTITIONS_AT_ONCE = 64;
const STOP_MS = 20_000;

/**
 * kafkajs's consumer for one run. It crashes instead of restarting itself, and whoever runs it makes a new one with
 * new connections. Eager assignment only: kafkajs has no other, and its rebalances loop when members mix.
 */
export class KafkaConsumer implements BrokerConsumer {
  private readonly sockets = new Sockets();
  private readonly consumer: Consumer;
  private readonly crashed: Promise<never>;
  private markStopped: () => void = () => undefined;
  private readonly stopped = new Promise<void>((resolve) => {
    this.markStopped = resolve;
  });

  constructor(
    kafka: KafkaSettings,
    private readonly settings: ConsumerSettings,
  ) {
    this.consumer = kafkaClient(kafka, this.sockets).consumer({
      groupId: settings.group,
      partitionAssigners: [PartitionAssigners.roundRobin],
      sessionTimeout: settings.sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, Math.floor(settings.sessionTimeoutMs / 5)),
      rebalanceTimeout: REBALANCE_MS,
      maxWaitTimeInMs: MAX_WAIT_MS,
      allowAutoTopicCreation: false,
      retry: {
        retries: 5,
        initialRetryTime: 100,
        maxRetryTime: 3_000,
        factor: 0.2,
        multiplier: 2,
        restartOnFailure: async () => false,
      },
    });
    this.crashed = new Promise((_, reject) => {
      this.consumer.on(this.consumer.events.CRASH, ({ payload }) => reject(payload.error));
    });
    this.crashed.catch(() => undefined);
    const { REQUEST, REQUEST_TIMEOUT, GROUP_JOIN } = this.consumer.events;
    for (const sign of [REQUEST, REQUEST_TIMEOUT]) this.consumer.on(sign, () => settings.onActivity());
    this.consumer.on(GROUP_JOIN, () => settings.onJoined());
  }

  async run(): Promise<void> {
    try {
      await Promise.race([this.consume().then(() => this.stopped), this.crashed, this.stopped]);
    } catch (error) {
      this.sockets.destroy();
      throw new ConsumerCrash(isFatal(error), error);
    }
  }

  async stop(): Promise<void> {
    try {
      await within(STOP_MS, 'leaving the group', this.consumer.disconnect());
    } finally {
      this.markStopped();
      this.sockets.destroy();
    }
  }

  private async consume(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.settings.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: true,
      autoCommitInterval: COMMIT_EVERY_MS,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.settings.onBatch(toFetched(payload)),
    });
  }
}

function toFetched({
  batch,
  heartbeat,
  commitOffsetsIfNecessary,
  resolveOffset,
  isRunning,
  isStale,
}: EachBatchPayload): FetchedBatch {
  return {
    topic: batch.topic,
    partition: batch.partition,
    highWatermark: batch.highWatermark,
    messages: batch.messages.map(({ offset, key, value, headers }) => ({
      offset,
      key,
      value,
      headers: firstOfEach(headers ?? {}),
    })),
    isOurs: () => isRunning() && !isStale(),
    finished: (offset) => resolveOffset(offset),
    beat: async () => {
      await heartbeat();
      await commitOffsetsIfNecessary();
    },
  };
}

function firstOfEach(headers: IHeaders): Record<string, Buffer | null> {
  const entries = Object.entries(headers).map(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return [name, first === undefined ? null : Buffer.from(first as Buffer)] as const;
  });
  return Object.fromEntries(entries);
}
