import { eventually } from '#testing';
import { PurgeLeftovers } from '../src/app/purge-leftovers.js';
import { Bench, type Challenge, type Part } from './notification-bench.js';

const DAY_S = 86_400;
let bench: Bench;
let consume: Part;
let work: Part;

beforeAll(async () => {
  bench = await Bench.open({ DELIVERIES_KEPT_DAYS: '40' });
  await bench.start('serve');
  consume = await bench.start('consume');
  work = await bench.start('work');
  await bench.behave({ reportDelayMs: 30 });
});
// One by one: a worker that holds one of them and wants another would be a deadlock.
beforeEach(async () => {
  for (const table of ['deliveries', 'withdrawals', 'erasures', 'sending_budgets'])
    await bench.database.dataSource.query(`truncate ${table}`);
});
afterEach(() => bench.database.shiftClock(0));
afterAll(() => bench.close());

const count = async (table: string) =>
  (await bench.database.dataSource.query<[{ n: number }]>(`select count(*)::int as n from ${table}`))[0].n;
const purgeAfter = async (days: number) => {
  await bench.database.shiftClock(days * DAY_S);
  await work.app.get(PurgeLeftovers, { strict: false }).execute();
};
const inState = (message: Challenge, state: string) =>
  eventually(async () => (await bench.delivery(message)).state === state);

test('an ended message is known for as long as the configuration says, and no longer', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  await purgeAfter(39);
  expect(await count('deliveries')).toBe(1);
  await purgeAfter(41);
  expect(await count('deliveries')).toBe(0);
});

test('a message that still waits is never purged', async () => {
  await bench.behave({ refuse: 'temporary' });
  const sendBefore = new Date(Date.now() + 500 * DAY_S * 1_000).toISOString();
  const challenge = bench.challenge('sms', { sendBefore });
  await bench.issue(consume, challenge);
  await purgeAfter(400);
  expect(await count('deliveries')).toBe(1);
  await bench.behave({ reportDelayMs: 30 });
});

test('withdrawals, erasures and spent budgets go after 90 days', async () => {
  const [corrected, erased] = [bench.challenge('sms'), bench.challenge('email')];
  await bench.correct(consume, corrected);
  await bench.erase(consume, erased);
  await bench.database.dataSource.query(
    `insert into sending_budgets (channel, hour, spent) values ('sms', date_trunc('hour', app_now()), 7)`,
  );
  const left = async () => Promise.all(['withdrawals', 'erasures', 'sending_budgets'].map(count));
  await purgeAfter(89);
  expect(await left()).toEqual([1, 1, 1]);
  await purgeAfter(91);
  expect(await left()).toEqual([0, 0, 0]);
});

test('more than a page of them goes at once, also with two at work', async () => {
  await bench.database.dataSource.query(
    `insert into withdrawals (subject_id, kind, at)
     select gen_random_uuid(), 'contact', app_now() from generate_series(1, 1700)`,
  );
  const other = await bench.start('work');
  await bench.database.shiftClock(91 * DAY_S);
  await Promise.all([work, other].map(({ app }) => app.get(PurgeLeftovers, { strict: false }).execute()));
  expect(await count('withdrawals')).toBe(0);
});
