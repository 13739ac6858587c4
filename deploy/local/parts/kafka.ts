import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { ManagedProcess } from '../managed-process.js';
import { definePart, type Part } from '../part.js';
import type { Profile } from '../profile.js';
import { run } from '../programs.js';
import { repositoryRoot } from '../root.js';
import { findKafka, type KafkaPrograms } from './kafka-programs.js';

export interface Broker {
  /** Names the process, its log and its data. */
  name: string;
  port: number;
  controllerPort: number;
}

/** One process that is broker and controller (KRaft), with data of its own. */
export function kafkaPart(profile: Profile, broker: Broker): Part {
  const folder = join(profile.data, broker.name);
  const process = new ManagedProcess(profile, broker.name);
  return definePart({
    title: 'Kafka',
    ports: [
      { label: 'Kafka', port: broker.port },
      { label: "Kafka's controller", port: broker.controllerPort },
    ],
    process,
    prepare: async (tell) => void (await findKafka(tell)),
    async launch() {
      const programs = await findKafka();
      const file = await configure(programs, folder, broker);
      const args = java(programs, '384m', 'kafka.Kafka', file);
      await process.launch({ command: programs.java, args, cwd: folder });
    },
    isReady: () => hasController(broker.port),
    readyWithinMs: 60_000,
  });
}

function java({ jars }: KafkaPrograms, heap: string, mainClass: string, ...args: string[]): string[] {
  const logging = join(repositoryRoot, 'deploy/local/kafka/log4j2.properties');
  return [
    ...[`-Xmx${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    ...[`-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*')],
    ...[mainClass, ...args],
  ];
}

/** Writes the configuration at every start (ports may have moved); formats the storage once. */
async function configure(programs: KafkaPrograms, folder: string, broker: Broker): Promise<string> {
  const storage = join(folder, 'storage');
  const file = join(folder, 'server.properties');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, properties(broker, storage));
  if (!existsSync(join(storage, 'meta.properties'))) {
    rmSync(storage, { recursive: true, force: true });
    const id = randomBytes(16).toString('base64url');
    await run(programs.java, java(programs, '128m', 'kafka.tools.StorageTool', ...formatting(id, file)));
  }
  return file;
}

/** One id in sixty-four begins with a dash: it has to stand in one word with its option. */
export function formatting(clusterId: string, configFile: string): string[] {
  return ['format', '--standalone', `--cluster-id=${clusterId}`, '--config', configFile];
}

function properties({ port, controllerPort }: Broker, storage: string): string {
  const values: Record<string, string | number> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    'log.dirs': storage,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 2,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // One consumer a group is the rule here: waiting for more of them only delays the start.
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    // After a kill the broker is let in again only when its old session is over (9 s by default).
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function hasController(port: number): Promise<boolean> {
  const admin = new Kafka({
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
