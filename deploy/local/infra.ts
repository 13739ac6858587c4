import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createBuckets } from './buckets.js';
import { withLock } from './cache.js';
import { createDatabases } from './databases.js';
import { type Description, describe, readDescription, removeDescription, writeDescription } from './description.js';
import { recordedProcesses } from './managed-process.js';
import type { Part } from './part.js';
import { clamdPart, scansForMalware } from './parts/clamd.js';
import { kafkaPart } from './parts/kafka.js';
import { mailPart } from './parts/mail.js';
import { minioPart } from './parts/minio.js';
import { postgresPart } from './parts/postgres.js';
import { redisPart } from './parts/redis.js';
import { smsGatewayPart } from './parts/sms-gateway.js';
import { freePort, refuseTakenPorts } from './port-conflict.js';
import { type Profile, type ProfileName, profileOf } from './profile.js';
import { type Progress, silent } from './progress.js';
import { createTopics } from './topics.js';

export type PartName = 'postgres' | 'redis' | 'kafka' | 'minio' | 'mail' | 'sms' | 'clamd';
export type Parts = Record<PartName, Part>;

/** The parts of one profile, and where to reach them. */
export interface Infra {
  profile: Profile;
  description: Description;
  parts: Parts;
  /** A further, empty broker on free ports; stop it yourself. */
  addBroker(name: string): Promise<ExtraBroker>;
}

export interface ExtraBroker extends Part {
  brokers: string[];
}

export function partsOf(profile: Profile): Parts {
  const { kafka, kafkaController } = profile.ports;
  return {
    postgres: postgresPart(profile),
    redis: redisPart(profile),
    kafka: kafkaPart(profile, { name: 'kafka', port: kafka, controllerPort: kafkaController }),
    minio: minioPart(profile),
    mail: mailPart(profile),
    sms: smsGatewayPart(profile),
    clamd: clamdPart(profile),
  };
}

/** The parts that the profile runs on. */
export function neededParts(profile: Profile, parts = partsOf(profile)): Part[] {
  return Object.values(parts).filter((part) => part !== parts.clamd || scansForMalware(profile));
}

/** The running infrastructure of a profile, started first when it is down; it stays up. */
export async function openInfra(name: ProfileName, progress: Progress = silent): Promise<Infra> {
  const profile = profileOf(name);
  mkdirSync(profile.folder, { recursive: true });
  const lock = join(profile.folder, 'infra.lock');
  return withLock(lock, async () => {
    if (!isUp(profile)) await startInfra(profile, progress);
    return handle(profile);
  });
}

export function isUp(profile: Profile): boolean {
  return readDescription(profile) !== undefined && neededParts(profile).every((part) => part.process.isRunning());
}

/** Starts what is not running, all at once, each followed by what belongs in it. */
export async function startInfra(profile: Profile, progress: Progress): Promise<Infra> {
  const parts = partsOf(profile);
  const needed = neededParts(profile, parts);
  const down = needed.filter((part) => !part.process.isRunning());
  if (down.length === needed.length) keepPreviousLogs(profile);
  await refuseTakenPorts(down.flatMap((part) => part.ports));
  const { kafka, minio } = describe(profile);
  const contents = new Map<Part, [string, () => Promise<void>]>([
    [parts.postgres, ['databases', () => createDatabases(profile)]],
    [parts.kafka, ['topics', () => createTopics(kafka.brokers)]],
    [parts.minio, ['buckets', () => createBuckets(minio)]],
  ]);
  await allOrFirstError(needed.map((part) => startPart(part, progress, contents.get(part))));
  writeDescription(profile);
  return handle(profile);
}

async function startPart(part: Part, progress: Progress, content?: [string, () => Promise<void>]) {
  const title = content ? `${part.title}, ${content[0]}` : part.title;
  await progress.step(title, async (tell) => {
    await part.prepare(tell);
    if (part.process.isRunning()) part.resume();
    else await part.start();
    await content?.[1]();
  });
}

/** Stops whatever this profile has running, services first, parts after them. */
export async function stopProfile(profile: Profile, progress: Progress): Promise<void> {
  removeDescription(profile);
  await stopServices(profile, progress);
  const parts = Object.values(partsOf(profile));
  const stop = () => Promise.all(parts.map((part) => part.stop()));
  if (parts.some((part) => part.process.isRunning())) {
    await progress.step('PostgreSQL, Redis, Kafka, MinIO, ClamAV, inboxes', stop);
  } else {
    await stop();
  }
}

/** Stops everything of this profile that is not a part: services, and brokers that a test added. */
export async function stopServices(profile: Profile, progress: Progress): Promise<void> {
  const parts = new Set(Object.values(partsOf(profile)).map((part) => part.name));
  const services = recordedProcesses(profile).filter(({ name }) => !parts.has(name));
  const stop = () => Promise.all(services.map((process) => process.stop()));
  if (services.some((process) => process.isRunning())) await progress.step('Services', stop);
  else await stop();
}

function handle(profile: Profile): Infra {
  return {
    profile,
    description: describe(profile),
    parts: partsOf(profile),
    async addBroker(name) {
      const [port, controllerPort] = [await freePort(), await freePort()];
      rmSync(join(profile.data, name), { recursive: true, force: true });
      const part = kafkaPart(profile, { name, port, controllerPort });
      await part.start();
      return { ...part, brokers: [`127.0.0.1:${port}`] };
    },
  };
}

/** Waits for all to settle before it throws, so that nothing is still starting while we stop. */
async function allOrFirstError(work: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function keepPreviousLogs(profile: Profile): void {
  if (!existsSync(profile.logs)) return;
  for (const file of readdirSync(profile.logs)) {
    if (!file.endsWith('.previous.log')) {
      const path = join(profile.logs, file);
      renameSync(path, path.replace(/\.log$/, '.previous.log'));
    }
  }
}
