import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { Bench, type Challenge, type Notice, type Part } from './notification-bench.js';

let bench: Bench;
let consume: Part;

beforeEach(async () => {
  bench = await Bench.open();
  await bench.start('serve');
  consume = await bench.start('consume');
  await bench.behave({ reportDelayMs: 30 });
});
afterEach(() => bench.close());

const query = <T>(sql: string, parameters: unknown[] = []) => bench.database.dataSource.query<T>(sql, parameters);
const inState = (message: Challenge | Notice, state: string) =>
  eventually(async () => (await bench.delivery(message)).state === state);
const dataOf = ({ event }: Challenge | Notice) => event.data as unknown as Record<string, string>;

/** Every row of every table as text, with its table; audit apart. */
async function everything(): Promise<{ table: string; row: string }[]> {
  const tables = await query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const read = ({ name }: { name: string }) =>
    query<{ table: string; row: string }[]>(`select $1 as "table", t::text as row from "${name}" t`, [name]);
  return (await Promise.all(tables.map(read))).flat().filter(({ table }) => table !== 'audit');
}

/** Every job that Redis still knows, and every list that one waits in. */
async function jobs(): Promise<string[]> {
  const keys = (await bench.redisKeys()).filter((key) => !/:(events|meta|id|stalled-check)$/.test(key));
  const read = async (key: string) => {
    const type = await bench.redis.type(key);
    if (type === 'hash') return [key, JSON.stringify(await bench.redis.hgetall(key))];
    if (type === 'list') return bench.redis.lrange(key, 0, -1);
    if (type === 'zset') return bench.redis.zrange(key, '0', '-1');
    return type === 'set' ? bench.redis.smembers(key) : [key, String(await bench.redis.get(key))];
  };
  return (await Promise.all(keys.map(read))).flat();
}

test('nothing of a person is left in any table or queue, and it is confirmed', async () => {
  const registrationId = randomUUID();
  const sent = bench.challenge('sms', { registrationId });
  const waiting = bench.challenge('email', { registrationId });
  const told = bench.notice('email', 'cancelled', {}, { registrationId });
  const replaced = bench.notice('sms', 'welcome', {}, { registrationId });
  const stranger = bench.challenge('sms');
  await bench.issue(consume, sent);
  const work = await bench.start('work');
  await inState(sent, 'delivered');
  await work.stop();
  for (const each of [waiting, stranger]) await bench.issue(consume, each);
  for (const each of [told, replaced]) await bench.request(consume, each);
  await bench.correct(consume, replaced);
  await bench.cancel(consume, sent);
  const ids = (
    await query<{ id: string }[]>('select delivery_id as id from deliveries where registration_id = $1', [
      registrationId,
    ])
  ).map(({ id }) => id);
  const strangersId = String((await bench.delivery(stranger)).delivery_id);
  await eventually(async () => (await jobs()).join().includes(strangersId));
  expect((await jobs()).join()).toContain(String((await bench.delivery(told)).delivery_id));
  await query('update outbox set sent_at = app_now()');

  await bench.erase(consume, sent);

  const values = [sent, waiting, told, replaced].flatMap((message) => [
    ...Object.entries(dataOf(message)).flatMap(([name, value]) => (/^(sealed|contactId)/.test(name) ? value : [])),
    message.recipient,
  ]);
  const rows = await everything();
  for (const value of [...values, ...ids]) expect(rows.map(({ row }) => row).join()).not.toContain(value);
  const standing = rows.filter(({ row }) => row.includes(registrationId)).map(({ table }) => table);
  expect(standing.map((table) => table.replace(/_\d{8}$/, '')).sort()).toEqual(['erasures', 'outbox']);
  expect(await bench.told(sent)).toEqual(['erased']);
  expect((await bench.delivery(stranger)).state).toBe('queued');
  await eventually(async () => {
    const left = (await jobs()).join();
    return ids.every((id) => !left.includes(id)) && left.includes(strangersId);
  });
});

test('the audit rows stand, and one more says that everything was destroyed', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const before = await query<{ id: string }[]>('select * from audit order by id');
  await bench.erase(consume, challenge);
  const after = await query<{ id: string }[]>('select * from audit order by id');
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toMatchObject([
    { actor: 'account', action: 'messages-erased', subject_id: challenge.event.data.registrationId },
  ]);
});

test('a message that comes after its erasure is not taken', async () => {
  const [code, notice] = [bench.challenge('sms'), bench.notice('sms', 'welcome')];
  for (const each of [code, notice]) await bench.erase(consume, each);
  await bench.issue(consume, code);
  await bench.request(consume, notice);
  expect(await query('select 1 from deliveries')).toEqual([]);
  expect([await bench.told(code), await bench.told(notice)]).toEqual([['erased'], ['erased']]);
});

test('of messages and erasures at the same moment no message is left', async () => {
  const challenges = Array.from({ length: 30 }, () => bench.challenge('sms'));
  const both = challenges.flatMap((each) => [() => bench.issue(consume, each), () => bench.erase(consume, each)]);
  await Promise.all(both.sort(() => Math.random() - 0.5).map((act) => act()));
  expect(await query('select 1 from deliveries')).toEqual([]);
});

test('an erasure that is asked for again is confirmed again', async () => {
  const challenge = bench.challenge('email');
  for (const _ of [1, 2]) await bench.erase(consume, challenge);
  expect(await bench.told(challenge)).toEqual(['erased', 'erased']);
});

test('a message in a worker’s hands when its person is erased is told of to nobody', async () => {
  // Not even the network's word that it took the message: it comes at once, and would be told of before the erasure.
  await bench.behave({ delayMs: 8_000, reports: 'none' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await bench.start('work');
  await inState(challenge, 'sending');
  await bench.erase(consume, challenge);
  await eventually(async () => (await bench.sms(challenge)).length === 1);
  await eventually(async () => !(await jobs()).some((job) => /-0$/.test(job)));
  expect(await bench.told(challenge)).toEqual(['erased']);
  expect(await query('select 1 from deliveries')).toEqual([]);
});
