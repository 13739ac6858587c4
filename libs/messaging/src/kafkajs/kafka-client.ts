import { Kafka, logLevel } from 'kafkajs';
import { within } from '../deadline.js';
import { lookOnlyForWhatWaits } from './idle-queue.js';
import { kafkaLog } from './kafka-log.js';
import { Sockets } from './sockets.js';

export interface KafkaSettings {
  /** Names the process to the broker; the service's name. */
  readonly clientId: string;
  /** host:port of some brokers of the cluster. */
  readonly brokers: readonly string[];
  /** After so long without an answer a send counts as failed; 10 s unless told. */
  readonly sendDeadlineMs?: number;
}

const CONNECT_MS = 5_000;
const REQUEST_MS = 10_000;

lookOnlyForWhatWaits();

export function kafkaClient(settings: KafkaSettings, sockets: Sockets): Kafka {
  return new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    socketFactory: sockets.factory,
    logLevel: logLevel.WARN,
    logCreator: kafkaLog(() => sockets.cut),
    // Named in full, for kafkajs takes others when NODE_ENV is "test".
    retry: { retries: 0, initialRetryTime: 100, maxRetryTime: 3_000, factor: 0.2, multiplier: 2 },
  });
}

/** Asks the cluster for its id over a connection of its own. */
export async function readClusterId(settings: KafkaSettings): Promise<string> {
  const sockets = new Sockets();
  const admin = kafkaClient(settings, sockets).admin();
  const asked = admin.connect().then(() => admin.describeCluster());
  try {
    return (await within(CONNECT_MS, 'describing the cluster', asked)).clusterId;
  } finally {
    await within(CONNECT_MS, 'disconnecting', admin.disconnect()).catch(() => undefined);
    sockets.destroy();
  }
}
