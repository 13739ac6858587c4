import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'minio';
import { declaredTopics, type Infra, serviceNames, serviceUrl } from '../../deploy/local/index.js';

/** A place where personal data must not stand, and everything that stands there as text. */
export interface Sink {
  readonly name: string;
  readonly text: string;
}

async function topic(kafka: Kafka, name: string): Promise<Sink> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = (await admin.fetchTopicOffsets(name)).filter(({ low, high }) => low !== high);
  await admin.disconnect();
  const left = new Map(ends.map(({ partition, high }) => [partition, Number(high)]));
  const texts: string[] = [];
  const consumer = kafka.consumer({ groupId: `privacy-${process.pid}-${Date.now()}-${name}` });
  await consumer.connect();
  await consumer.subscribe({ topic: name, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (left.size === 0) resolve();
    consumer
      .run({
        eachMessage: async ({ partition, message }) => {
          const headers = Object.entries(message.headers ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
          texts.push([String(message.key), ...headers, String(message.value)].join('\n'));
          if (Number(message.offset) + 1 >= (left.get(partition) ?? 0)) left.delete(partition);
          if (left.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return { name: `topic ${name}`, text: texts.join('\n') };
}

/** Every message of every topic: key, headers and value. */
export async function topics({ description }: Infra): Promise<Sink[]> {
  const kafka = new Kafka({ clientId: 'privacy', brokers: description.kafka.brokers, logLevel: logLevel.NOTHING });
  return Promise.all(declaredTopics().map(({ name }) => topic(kafka, name)));
}

/** Every key of Redis with its whole value, whatever its type. */
export async function redis({ description }: Infra): Promise<Sink> {
  const client = new Redis(description.redis.url);
  const texts: string[] = [];
  for await (const keys of client.scanStream({ count: 1_000 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const dump = await client.dumpBuffer(key);
      texts.push(key, dump?.toString('latin1') ?? '', await readable(client, key));
    }
  }
  await client.quit();
  return { name: 'redis', text: texts.join('\n') };
}

async function readable(client: Redis, key: string): Promise<string> {
  const readers: Record<string, () => Promise<unknown>> = {
    string: () => client.get(key),
    hash: () => client.hgetall(key),
    list: () => client.lrange(key, 0, -1),
    set: () => client.smembers(key),
    zset: () => client.zrange(key, 0, -1),
    stream: () => client.xrange(key, '-', '+'),
  };
  return JSON.stringify(await readers[await client.type(key)]?.());
}

/** Every log of the services and of the infrastructure; not the inboxes', for they stand for mailbox and phone. */
export function logs({ profile }: Infra): Sink[] {
  const theirs = ['mail.log', 'sms-gateway.log', 'sms.log'];
  return readdirSync(profile.logs)
    .filter((file) => file.endsWith('.log') && !theirs.includes(file.replace('.previous', '')))
    .map((file) => ({ name: `log ${file}`, text: readFileSync(join(profile.logs, file), 'utf8') }));
}

export async function metrics({ profile }: Infra): Promise<Sink[]> {
  return Promise.all(
    serviceNames.map(async (service) => ({
      name: `metrics ${service}`,
      text: await (await fetch(`${serviceUrl(profile, service)}/metrics`)).text(),
    })),
  );
}

/** The name and the metadata of every object in every bucket. */
export async function objects({ description }: Infra): Promise<Sink[]> {
  const endpoint = new URL(description.minio.endpoint);
  const client = new Client({
    endPoint: endpoint.hostname,
    port: Number(endpoint.port),
    useSSL: false,
    accessKey: description.minio.accessKey,
    secretKey: description.minio.secretKey,
  });
  return Promise.all(
    (await client.listBuckets()).map(async ({ name: bucket }) => {
      const texts: string[] = [];
      for await (const { name } of client.listObjectsV2(bucket, '', true) as AsyncIterable<{ name: string }>) {
        texts.push(name, JSON.stringify((await client.statObject(bucket, name)).metaData));
      }
      return { name: `bucket ${bucket}`, text: texts.join('\n') };
    }),
  );
}
