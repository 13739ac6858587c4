import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { walkThrough } from '../../deploy/journey/journey.js';
import { countMessages } from '../../deploy/journey/report.js';
import { declaredTopics } from '../../deploy/local/index.js';
import { ask } from './databases.js';
import { type RunningSystem, startSystem, step } from './running-system.js';

const CHOICES = (['email', 'sms'] as const).flatMap((first) =>
  (['code', 'link'] as const).map((confirmBy) => ({ first, confirmBy })),
);

describe('the journey through the running system', () => {
  let running: RunningSystem;
  let people: Applicant[];

  beforeAll(async () => {
    running = await startSystem();
    people = [...CHOICES, ...CHOICES].map((choice) => running.applicant(choice));
    await Promise.all(people.map((applicant) => walkThrough(applicant, step)));
  });
  afterAll(() => running.stop());

  it('takes applicants with every choice of channel and proof from nothing to an active account', async () => {
    const numbers = people.map((applicant) => applicant.registrationNumber);
    const rows = await ask<{ state: string; n: string }>(
      running.infra,
      'account',
      'select state, count(*) n from registration where registration_number = any($1) group by 1',
      [numbers],
    );
    expect(rows).toEqual([{ state: 'active', n: String(people.length) }]);
  });

  it('sends each person a code by mail and by SMS and one welcome, and nothing twice', async () => {
    const counts = await Promise.all(people.map(countMessages));
    expect(counts).toEqual(people.map(() => ({ received: { email: 2, sms: 1 }, complaints: [] })));
  });

  it('leaves nothing behind: no unsent event, no dead letter, no message that waits', async () => {
    for (const owner of ['account', 'document-storage', 'verification', 'notification'] as const) {
      const [left] = await ask<{ unsent: number; waiting: number }>(
        running.infra,
        owner,
        'select (select count(*)::int from outbox where sent_at is null) unsent, (select count(*)::int from dead_letter) waiting',
      );
      expect({ owner, ...left }).toEqual({ owner, unsent: 0, waiting: 0 });
    }
  });

  it('keeps the same correlation id from pressing Daftar to the message that was sent', async () => {
    const log = (service: string) =>
      running.system
        .process(service)
        .log()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as { event: string; correlationId: string; route?: string });
    const submits = new Set(
      log('account')
        .filter((line) => line.event === 'request.done' && line.route?.endsWith('/submission'))
        .map((line) => line.correlationId),
    );
    const sent = log('notification').filter((line) => line.event === 'message.sent');
    expect(submits.size).toBeGreaterThanOrEqual(people.length);
    expect(sent.filter((line) => submits.has(line.correlationId)).length).toBeGreaterThanOrEqual(people.length);
  });

  it('uses in Redis exactly the queues that operators are told of, each with a worker', async () => {
    const told = JSON.parse(readFileSync('deploy/redis/queues.json', 'utf8')) as { name: string }[];
    const client = new Redis(running.infra.description.redis.url);
    // BullMQ writes it with the first job of a queue, and never lets it end.
    const keys = await client.keys('daftar:*:meta');
    const connections = String(await client.call('CLIENT', 'LIST'));
    await client.quit();
    const queues = keys.map((key) => key.split(':')).map(([prefix, name]) => ({ prefix, name }));
    expect(queues.map(({ name }) => name).sort()).toEqual(told.map(({ name }) => name).sort());
    // BullMQ names the connection of a worker after its queue.
    for (const { prefix, name } of queues)
      expect(connections).toContain(`name=${prefix}:${Buffer.from(name ?? '').toString('base64')}`);
  });

  it('uses in Kafka exactly the declared topics, with the declared partitions', async () => {
    const { brokers } = running.infra.description.kafka;
    const admin = new Kafka({ clientId: 'deployed', brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata();
    await admin.disconnect();
    const deployed = topics.map(({ name, partitions }) => ({ name, partitions: partitions.length }));
    const ours = deployed.filter(({ name }) => name.startsWith('daftar.'));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    const declared = declaredTopics().map(({ name, partitions }) => ({ name, partitions }));
    expect(ours.sort(byName)).toEqual(declared.sort(byName));
  });
});
