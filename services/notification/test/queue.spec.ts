import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { DUTIES, type Duty } from '#runtime';
import { eventually, testInfrastructure } from '#testing';
import { RequeueForgotten } from '../src/app/requeue-forgotten.js';
import { SendMessage } from '../src/app/send-message.js';
import { DeliveryQueues } from '../src/out/queue/delivery-queues.js';
import { TypeormUnitOfWork } from '../src/out/store/unit-of-work.js';
import { BreakableProxy } from './breakable-proxy.js';
import { Bench, type Challenge, type Part } from './notification-bench.js';

let bench: Bench;
let consume: Part;
let redis: BreakableProxy;

beforeEach(async () => {
  const { hostname, port } = new URL(testInfrastructure().redis.url);
  redis = await BreakableProxy.open({ host: hostname, port: Number(port) });
  bench = await Bench.open({ REDIS_URL: `redis://127.0.0.1:${redis.port}`, PROVIDER_TIMEOUT_MS: '1000' });
  await bench.start('serve');
  consume = await bench.start('consume');
});
afterEach(async () => {
  redis.restore();
  await bench.close();
  redis.close();
});

const inState = (challenge: Challenge, state: string) =>
  eventually(async () => {
    const delivery = await bench.delivery(challenge);
    expect(delivery.state).toBe(state);
    return delivery;
  });
const jobs = () => eventually(async () => (await bench.redisKeys()).some((key) => /:sms:[0-9a-f-]{36}-0$/.test(key)));
const reached = ({ app }: Part) =>
  eventually(async () => (await app.get(DeliveryQueues, { strict: false }).health()).detail === undefined);
const sendBy = (part: Part, id: unknown) => part.app.get(SendMessage, { strict: false }).execute(String(id));

test('what Redis forgot between the commit and the work is sent, once', async () => {
  const challenge = bench.challenge('sms');
  await reached(consume);
  await bench.issue(consume, challenge);
  await jobs();
  await bench.flush();
  await bench.start('work');
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('what Redis forgot while a message waited for its next attempt is sent, once', async () => {
  await bench.behave({ refuse: 'temporary' });
  await bench.start('work', { RETRY_FIRST_MS: '1500', RETRY_MOST_MS: '1500' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await eventually(async () => Number((await bench.delivery(challenge)).attempts) === 1);
  await inState(challenge, 'queued');
  await bench.flush();
  await bench.behave({});
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('of a long queue the codes are looked for first, then the oldest notices, and only so many at a time', async () => {
  const challenge = bench.challenge('sms');
  await reached(consume);
  await bench.issue(consume, challenge);
  const { delivery_id: code } = await bench.delivery(challenge);
  const notices = await bench.database.dataSource.query<{ id: string }[]>(
    `insert into deliveries
     select (jsonb_populate_record(one, jsonb_build_object(
       'delivery_id', gen_random_uuid(), 'challenge_id', null, 'purpose', null, 'notice_id', gen_random_uuid(),
       'template', 'reminder-verify', 'sealed_name', null, 'sealed_code', null, 'sealed_values', 'sealed',
       'next_attempt_at', one.next_attempt_at - n * interval '1 millisecond'))).*
       from deliveries one cross join generate_series(20500, 1, -1) n
     returning delivery_id as id`,
  );
  await bench.flush();
  await consume.app.get(RequeueForgotten, { strict: false }).execute();
  const keys = (await bench.redisKeys()).filter((key) => /:sms:[0-9a-f-]{36}-0$/.test(key));
  const found = keys.map((key) => key.slice(-38, -2)).sort();
  expect(found).toEqual([String(code), ...notices.slice(0, 19_999).map(({ id }) => id)].sort());
});

test('a code goes out before all notices that waited when it came', async () => {
  await reached(consume);
  const notices = Array.from({ length: 12 }, () => bench.notice('email', 'welcome'));
  for (const notice of notices) await bench.request(consume, notice);
  const challenge = bench.challenge('email');
  await bench.issue(consume, challenge);
  await eventually(async () => (await bench.redisKeys()).filter((key) => /-0$/.test(key)).length === 13);
  await bench.start('work', { EMAIL_WORKERS: '1' });
  for (const notice of notices) await eventually(async () => (await bench.delivery(notice)).sent_at !== null);
  const [first] = await bench.database.dataSource.query<{ challenge_id: string | null }[]>(
    'select challenge_id from deliveries order by sent_at limit 1',
  );
  expect(first?.challenge_id).toBe(challenge.event.data.challengeId);
});

test('with Redis away an event is taken at once, and sent when Redis is back', async () => {
  redis.cut();
  await bench.start('work');
  const challenges = Array.from({ length: 20 }, () => bench.challenge('sms'));
  for (const challenge of challenges) await bench.issue(consume, challenge);
  redis.restore();
  for (const challenge of challenges) await inState(challenge, 'delivered');
  for (const challenge of challenges) expect(await bench.sms(challenge)).toHaveLength(1);
});

test('when Redis goes away under the workers they go on by themselves once it is back', async () => {
  await bench.start('work', { RECONCILE_MS: '60000' });
  const before = bench.challenge('sms');
  await bench.issue(consume, before);
  await inState(before, 'delivered');
  redis.cut();
  const during = bench.challenge('sms');
  await bench.issue(consume, during);
  redis.restore();
  await inState(during, 'delivered');
  const after = bench.challenge('sms');
  await bench.issue(consume, after);
  await inState(after, 'delivered');
  for (const challenge of [before, during, after]) expect(await bench.sms(challenge)).toHaveLength(1);
});

test('with Redis frozen an event is taken all the same', async () => {
  redis.freeze();
  const challenge = bench.challenge('sms');
  // It would not come back before Redis does.
  await bench.issue(consume, challenge);
  redis.restore();
  await bench.start('work');
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('with Redis away from start to end the workers stop all the same', async () => {
  redis.cut();
  const work = await bench.start('work');
  await expect(work.stop()).resolves.toBeUndefined();
});

test('with Redis gone the workers finish what is in hand, and stop', async () => {
  await bench.behave({ delayMs: 500, reports: 'none' });
  const work = await bench.start('work');
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await eventually(async () => (await bench.sms(challenge)).length === 1);
  redis.cut();
  await work.stop();
  expect(await inState(challenge, 'sent')).toMatchObject({ attempts: 1 });
});

test('an event that came before Redis was reached waits for no sweep', async () => {
  await bench.start('work', { RECONCILE_MS: '60000' });
  redis.cut();
  const early = await bench.start('consume');
  const challenge = bench.challenge('sms');
  await bench.issue(early, challenge);
  redis.restore();
  await inState(challenge, 'delivered');
});

test('a process with Redis away is ready, and says so', async () => {
  redis.cut();
  const { app } = await bench.start('consume');
  const duties = app.get<Duty[]>(DUTIES, { strict: false });
  const health = await Promise.all(duties.map((duty) => duty.health()));
  expect(health).toContainEqual({ ok: true, detail: 'redis is away' });
});

test('twenty workers that get one delivery at once send it once', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const { delivery_id } = await bench.delivery(challenge);
  await bench.flush();
  const [one, other] = [await bench.start('work'), await bench.start('work')];
  await Promise.all(Array.from({ length: 20 }, (_, i) => sendBy(i % 2 === 0 ? one : other, delivery_id)));
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

/** A worker that claimed a message, and was never heard of again. */
async function abandon(challenge: Challenge): Promise<void> {
  const { delivery_id } = await bench.delivery(challenge);
  const work = consume.app.get(TypeormUnitOfWork, { strict: false });
  await work.run(async ({ deliveries, now }) => {
    const delivery = await deliveries.lock(String(delivery_id));
    if (delivery?.claim(now, 60_000) !== 'claimed') throw new Error('not claimed');
    await deliveries.save(delivery, 'worker');
  });
}

test('a worker that dies after its claim costs the wait for its lease, and no message', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await abandon(challenge);
  await bench.start('work');
  await inState(challenge, 'sending');
  await bench.database.shiftClock(61);
  expect(await inState(challenge, 'delivered')).toMatchObject({ attempts: 2 });
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('a worker that dies between the answer and its record costs one extra copy at most', async () => {
  await bench.behave({ reports: 'none' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const first = await bench.start('work');
  await inState(challenge, 'sent');
  await first.stop();
  // As the crash would have left it: the gateway has the message, the database still says that it is being sent.
  await bench.database.dataSource.query(
    `update deliveries set state = 'sending', sent_at = null, lease_until = now() - interval '1 s',
     sealed_recipient = $2, sealed_name = $3, sealed_code = $4 where challenge_id = $1`,
    [
      challenge.event.data.challengeId,
      challenge.event.data.sealedRecipient,
      challenge.event.data.sealedName,
      challenge.event.data.sealedCode,
    ],
  );
  await bench.start('work');
  await inState(challenge, 'sent');
  expect((await bench.sms(challenge)).map(({ text }) => text.includes(challenge.code))).toEqual([true, true]);
});

test('a report about the attempt of a dead worker spares the extra copy', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await abandon(challenge);
  const work = consume.app.get(TypeormUnitOfWork, { strict: false });
  const { delivery_id } = await bench.delivery(challenge);
  await work.run(async ({ deliveries, now }) => {
    const delivery = await deliveries.lock(String(delivery_id));
    delivery?.receive(1, 'arrived', now);
    if (delivery) await deliveries.save(delivery, 'gateway');
  });
  await bench.database.shiftClock(3_000);
  await bench.start('work');
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
  expect(await bench.sms(challenge)).toHaveLength(0);
});

test('while the database is away an answer waits to be recorded, and no copy is sent', async () => {
  const url = new URL(bench.database.url);
  const postgres = await BreakableProxy.open({ host: url.hostname, port: Number(url.port) });
  url.port = String(postgres.port);
  await bench.behave({ delayMs: 300, reports: 'none' });
  const work = await bench.start('work', { DATABASE_URL: url.href, RECONCILE_MS: '60000' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await eventually(async () => (await bench.sms(challenge)).length === 1);
  postgres.cut();
  await eventually(() => postgres.refused > 0);
  await inState(challenge, 'sending');
  postgres.restore();
  await inState(challenge, 'sent');
  expect(await bench.sms(challenge)).toHaveLength(1);
  await work.stop();
  postgres.close();
});

test('a revoked code that was not sent yet is not sent', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await bench.revoke(consume, challenge);
  await bench.start('work');
  const other = bench.challenge('sms');
  await bench.issue(consume, other);
  await inState(other, 'delivered');
  expect(await inState(challenge, 'dropped')).toMatchObject({ sealed_code: null });
  expect(await bench.sms(challenge)).toHaveLength(0);
  expect(await bench.told(challenge)).toEqual([]);
});

test('with Redis away a message still fails when its deadline passes', async () => {
  const challenge = bench.challenge('sms', { sendBefore: new Date(Date.now() + 60_000).toISOString() });
  await bench.issue(consume, challenge);
  redis.cut();
  await bench.start('work');
  await bench.database.shiftClock(61);
  await inState(challenge, 'failed');
  expect(await bench.told(challenge)).toEqual(['failed expired']);
});

test('a job that means nothing stops no other', async () => {
  const queue = new Queue('sms', { connection: { url: testInfrastructure().redis.url }, prefix: bench.prefix });
  await queue.add('send', { deliveryId: 'x', anything: true });
  await queue.add('send', { deliveryId: randomUUID() });
  await bench.start('work');
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  const left = await eventually(async () => (await queue.getJobCountByTypes('wait', 'active', 'delayed')) === 0);
  await queue.close();
  expect(left).toBe(true);
});

async function valuesOf(key: string): Promise<string> {
  const { redis: client } = bench;
  switch (await client.type(key)) {
    case 'hash':
      return JSON.stringify(await client.hgetall(key));
    case 'list':
      return JSON.stringify(await client.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await client.smembers(key));
    case 'zset':
      return JSON.stringify(await client.zrange(key, 0, -1));
    case 'stream':
      return JSON.stringify(await client.xrange(key, '-', '+'));
    default:
      return (await client.get(key)) ?? '';
  }
}

test('Redis holds ids and nothing personal, while messages wait, are retried and fail', async () => {
  await bench.behave({ refuse: 'temporary' });
  await bench.start('work', { RETRY_FIRST_MS: '60000', RETRY_MOST_MS: '60000' });
  const waiting = [bench.challenge('sms'), bench.challengeTo('siti@contoh.id', 'email')];
  const broken = bench.challengeTo('siti@contoh.id', 'email', {}, 'lain@contoh.id');
  for (const challenge of [...waiting, broken]) await bench.issue(consume, challenge);
  await eventually(async () => Number((await bench.delivery(waiting[0] as Challenge)).attempts) === 1);
  await inState(broken, 'failed');
  const keys = await eventually(async () => {
    const found = await bench.redisKeys();
    return found.some((key) => key.endsWith('-1')) && found;
  });
  const all = (await Promise.all(keys.map(async (key) => `${key} ${await valuesOf(key)}`))).join('\n');
  expect(all).toContain(String((await bench.delivery(waiting[0] as Challenge)).delivery_id));
  const { sealedRecipient, sealedCode } = (waiting[0] as Challenge).event.data;
  const forbidden = [...waiting, broken].flatMap(({ recipient, code, token }) => [
    recipient,
    recipient.slice(3),
    code,
    token,
  ]);
  for (const plain of [...forbidden, sealedRecipient, sealedCode, 'S***']) {
    expect(all).not.toContain(plain);
    expect(all).not.toContain(Buffer.from(plain).toString('base64'));
    expect(all).not.toContain(encodeURIComponent(plain));
  }
});
