/** A message on its way to the broker. */
export interface BrokerRecord {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/**
 * The broker answered that it will not take a record (`record`), or anything for that topic as things stand
 * (`topic`). Every other failure of a send leaves its outcome open.
 */
export class BrokerRefusal extends Error {
  constructor(
    readonly scope: 'record' | 'topic',
    readonly code: string,
  ) {
    super(`the broker refused a ${scope}: ${code}`);
    this.name = 'BrokerRefusal';
  }
}

/** Connections to one cluster over which records are sent. It does not mend itself: a new one is made instead. */
export interface BrokerProducer {
  /** The cluster that it talks to. */
  readonly clusterId: string;
  /** False once a connection was lost, or a send did not end in time. */
  readonly usable: boolean;
  /**
   * Sends records; those of one topic and key arrive in this order. Resolves when all in-sync replicas have all of
   * them. One send at a time.
   * @throws BrokerRefusal, and other errors after which some, all or none may have arrived, or may still arrive
   */
  send(records: readonly BrokerRecord[]): Promise<void>;
  /** Cuts the connections at once. */
  abort(): void;
}

export interface FetchedMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | null>>;
  readonly value: Buffer | null;
}

/** Messages of one partition in order, while this consumer owns it. */
export interface FetchedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly FetchedMessage[];
  /** The offset that the next message of this partition will get. */
  readonly highWatermark: string;
  /** Whether this consumer still runs and owns the partition, as far as it knows. */
  isOurs(): boolean;
  /** All messages up to this offset, itself included, are finished and may be committed. */
  finished(offset: string): void;
  /** Tells the group that we live, and commits what is finished. @throws when the partition is no longer ours */
  beat(): Promise<void>;
}

export interface ConsumerSettings {
  readonly group: string;
  readonly topics: readonly string[];
  /** Without a heartbeat for so long the group gives the partitions to others. */
  readonly sessionTimeoutMs: number;
  onBatch(batch: FetchedBatch): Promise<void>;
  /** The broker answered something: the consumer is alive. */
  onActivity(): void;
  /** Partitions were given out anew; what was known of lag is void. */
  onJoined(): void;
}

/** A consumer that ended although nobody asked it to. */
export class ConsumerCrash extends Error {
  constructor(
    /** Whether another try with a new consumer cannot help. */
    readonly fatal: boolean,
    cause: unknown,
  ) {
    super('the consumer crashed', { cause });
    this.name = 'ConsumerCrash';
  }
}

export interface BrokerConsumer {
  /** Consumes from the committed offsets, else from the beginning, until `stop`. @throws ConsumerCrash */
  run(): Promise<void>;
  /** Waits for the batches in hand, commits, leaves the group, disconnects. */
  stop(): Promise<void>;
}

/** The one way to the broker. Another client takes kafkajs's place by implementing this. */
export interface EventBroker {
  connectProducer(): Promise<BrokerProducer>;
  createConsumer(settings: ConsumerSettings): BrokerConsumer;
  /** The id of the cluster, which changes when its data is lost. */
  clusterId(): Promise<string>;
}
