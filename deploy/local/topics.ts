import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { repositoryRoot } from './root.js';

export interface Topic {
  name: string;
  partitions: number;
  retentionMs: number;
}

/** The declared topics, which every environment creates from the same file. */
export function declaredTopics(): Topic[] {
  return JSON.parse(readFileSync(join(repositoryRoot, 'deploy/kafka/topics.json'), 'utf8'));
}

/**
 * Creates the missing topics and sets the retention of all. Refuses another number of
 * partitions: changing it would move keys between partitions and break their order.
 */
export async function createTopics(brokers: string[], replicationFactor = 1): Promise<void> {
  const admin = new Kafka({
    brokers,
    clientId: 'daftar-topics',
    logLevel: logLevel.ERROR,
    retry: { retries: 10, initialRetryTime: 200 },
  }).admin();
  await admin.connect();
  try {
    await createMissing(admin, declaredTopics(), replicationFactor);
  } finally {
    await admin.disconnect();
  }
}

async function createMissing(admin: Admin, topics: Topic[], replicationFactor: number) {
  const existing = new Set(await admin.listTopics());
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics
      .filter(({ name }) => !existing.has(name))
      .map(({ name, partitions, retentionMs }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor,
        configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
      })),
  });
  const metadata = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  for (const { name, partitions } of metadata.topics) {
    const wanted = topics.find((topic) => topic.name === name)?.partitions;
    if (partitions.length !== wanted) {
      throw new Error(`Topic ${name} has ${partitions.length} partitions instead of ${wanted}.`);
    }
  }
}
