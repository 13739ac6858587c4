import { type BrokerProducer, type BrokerRecord, type EventBroker, kafkaBroker, Relay } from '../../src/index.js';
import { dieHere, freezeHere, tell } from './tell.js';

/** When the relay of this process comes to harm; each once. */
export type Harm = 'none' | 'late-request' | 'frozen-during-send' | 'dead-after-ack';

export interface RelayProcessSettings {
  readonly databaseUrl: string;
  readonly brokers: string[];
  readonly leaseMs: number;
  readonly batchRows: number;
  readonly harm: Harm;
}

const settings = JSON.parse(process.argv[2] ?? '{}') as RelayProcessSettings;

/** The real producer, with the harm at the point where it is worst. */
function harmed(producer: BrokerProducer): BrokerProducer {
  let sends = 0;
  return {
    clusterId: producer.clusterId,
    get usable() {
      return producer.usable;
    },
    abort: () => producer.abort(),
    async send(records) {
      sends += 1;
      const first = sends === 1;
      if (first && settings.harm === 'late-request') return lateRequest(records);
      const sent = producer.send(records);
      // By then the request is on its way to Kafka.
      if (first && settings.harm === 'frozen-during-send') setTimeout(() => void frozen(), 1);
      await sent;
      if (first && settings.harm === 'dead-after-ack') dieHere();
    },
  };
}

/** A request that was on its way when the process froze, and arrives although its relay is told to stop. */
async function lateRequest(records: readonly BrokerRecord[]): Promise<void> {
  const another = await real.connectProducer();
  await frozen();
  await another.send(records);
  await tell('sent late');
}

async function frozen(): Promise<void> {
  await tell('freezing');
  freezeHere();
  await tell('thawed');
}

const real = kafkaBroker({ clientId: 'relay-process', brokers: settings.brokers });
const broker: EventBroker = { ...real, connectProducer: async () => harmed(await real.connectProducer()) };
const { databaseUrl, leaseMs, batchRows } = settings;
const relay = new Relay({ service: 'relay-process', databaseUrl, broker, leaseMs, batchRows });

process.once('SIGTERM', () => void relay.stop().then(() => process.exit(0)));
await relay.start();
await tell('ready');
