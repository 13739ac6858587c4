import { execFile } from 'node:child_process';
import { metrics } from '#runtime';
import { eventually } from '#testing';
import { MeasureBacklog } from '../src/app/measure-backlog.js';
import { RequeueForgotten } from '../src/app/requeue-forgotten.js';
import { SendMessage } from '../src/app/send-message.js';
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

const inState = (message: Challenge | Notice, state: string) =>
  eventually(async () => {
    const delivery = await bench.delivery(message);
    expect(delivery.state).toBe(state);
    return delivery;
  });
const countIn = async (state: string) => {
  const rows = await bench.database.dataSource.query(
    `select count(*)::int as count from deliveries where channel = 'sms' and state = $1`,
    [state],
  );
  return rows[0].count as number;
};
const spent = async () => {
  const rows = await bench.database.dataSource.query(
    'select coalesce(sum(spent), 0)::int as spent from sending_budgets',
  );
  return rows[0].spent as number;
};
/** The figure that operators see. */
async function figure(part: Part, name: string, labels: Record<string, string>): Promise<number | undefined> {
  await part.app.get(MeasureBacklog, { strict: false }).execute();
  const gauge = metrics.gauge({ name, help: '', labelNames: Object.keys(labels) });
  const { values } = await gauge.get();
  return values.find((value) => Object.entries(labels).every(([key, label]) => value.labels[key] === label))?.value;
}
/** Whatever the queue holds, every worker is asked to send everything that waits. */
async function press(part: Part, challenges: readonly Challenge[]): Promise<void> {
  const send = part.app.get(SendMessage, { strict: false });
  for (const challenge of challenges) await send.execute(String((await bench.delivery(challenge)).delivery_id));
}
function command(args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const program = 'dist/services/notification/src/in/cli/switch-sending.js';
    const env = { PATH: process.env.PATH, DATABASE_URL: bench.database.url };
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}
const switchings = async () => {
  const rows = await bench.database.dataSource.query<{ key: string; body: string }[]>(
    `select key, body from outbox where type = 'id.daftar.message.sending-switched.v1' order by id`,
  );
  return rows.map(({ key, body }) => `${key} ${JSON.parse(body).channel} ${JSON.parse(body).on}`);
};

describe('a budget per hour', () => {
  test('is never passed by twenty workers at once; what is more waits for the next hour, and nothing is lost', async () => {
    const settings = { SMS_PER_HOUR: '7' };
    // The rest of this hour, however little of it is left, must not end while the test looks.
    await bench.database.shiftClock(3_600 - (Math.floor(Date.now() / 1000) % 3_600));
    const challenges = Array.from({ length: 20 }, () =>
      bench.challenge('sms', { sendBefore: new Date(Date.now() + 86_400_000).toISOString() }),
    );
    await Promise.all(challenges.map((challenge) => bench.issue(consume, challenge)));
    const [work, other] = [await bench.start('work', settings), await bench.start('work', settings)];
    await Promise.all([press(work, challenges), press(other, [...challenges].reverse())]);
    await eventually(async () => (await countIn('delivered')) === 7);
    expect([await countIn('queued'), await spent()]).toEqual([13, 7]);
    expect(await figure(work, 'notification_backlog_count', { channel: 'sms', state: 'queued' })).toBe(13);
    const why = { channel: 'sms', reason: 'budget-spent' };
    expect(await figure(work, 'notification_sending_stands_info', why)).toBe(1);
    const mail = bench.challenge('email');
    await bench.issue(consume, mail);
    await inState(mail, 'sent');
    const hour = 3_600 - (Math.floor(Date.now() / 1000) % 3_600);
    await bench.database.shiftClock(hour + 3_600);
    await eventually(async () => (await countIn('delivered')) === 14);
    expect([await countIn('queued'), await spent()]).toEqual([6, 14]);
    await bench.database.shiftClock(hour + 7_200);
    await eventually(async () => (await countIn('delivered')) === 20);
    for (const challenge of challenges) expect(await bench.sms(challenge)).toHaveLength(1);
  });

  test('is not used up by what the gateway refused', async () => {
    await bench.behave({ refuse: 'temporary' });
    await bench.database.shiftClock(3_600 - (Math.floor(Date.now() / 1000) % 3_600));
    await bench.start('work', { SMS_PER_HOUR: '1' });
    const challenge = bench.challenge('sms', { sendBefore: new Date(Date.now() + 86_400_000).toISOString() });
    await bench.issue(consume, challenge);
    await eventually(async () => Number((await bench.delivery(challenge)).attempts) >= 3);
    await bench.behave({ reportDelayMs: 30 });
    await inState(challenge, 'delivered');
    expect(await spent()).toBe(1);
  });
});

describe('node dist/services/notification/src/in/cli/switch-sending.js', () => {
  test('switches a channel off and on again: its queue stands, the other channel goes on, and others hear of it', async () => {
    const work = await bench.start('work');
    expect(await command(['--channel', 'sms', '--off'])).toMatchObject({ code: 0, out: 'sms switched off\n' });
    expect(await command(['--channel', 'sms', '--off'])).toMatchObject({ code: 0, out: 'sms already off\n' });
    const waiting = [bench.challenge('sms'), bench.challenge('sms')];
    const mail = bench.challenge('email');
    for (const challenge of [...waiting, mail]) await bench.issue(consume, challenge);
    await inState(mail, 'sent');
    await press(work, waiting);
    await work.app.get(RequeueForgotten, { strict: false }).execute();
    expect([await countIn('queued'), await countIn('delivered')]).toEqual([2, 0]);
    for (const challenge of waiting) expect(await bench.delivery(challenge)).toMatchObject({ attempts: 0 });
    const why = { channel: 'sms', reason: 'switched-off' };
    expect(await figure(work, 'notification_sending_stands_info', why)).toBe(1);
    expect(await command(['--channel', 'sms', '--on'])).toMatchObject({ code: 0, out: 'sms switched on\n' });
    for (const challenge of waiting) await inState(challenge, 'delivered');
    expect(await switchings()).toEqual(['sms sms false', 'sms sms true']);
    expect(await figure(work, 'notification_sending_stands_info', why)).toBe(0);
  });

  test('two operators at once switch once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => command(['--channel', 'email', '--off'])));
    expect(answers.map(({ out }) => out).sort()).toEqual([
      'email already off\n',
      'email already off\n',
      'email switched off\n',
    ]);
    expect(await switchings()).toEqual(['email email false']);
  });

  test.each([[[]], [['--channel', 'fax', '--off']], [['--channel', 'sms']], [['--channel', 'sms', '--on', '--off']]])(
    'says how it is used when it is called with %j',
    async (args) => {
      const { code, err } = await command(args);
      expect(code).toBe(64);
      expect(err).toContain('--channel email|sms --on|--off');
    },
  );
});
