import { eventually, testInfrastructure } from '#testing';
import { ReceiptSignature } from '../src/app/receipt-signature.js';
import { BreakableProxy } from './breakable-proxy.js';
import { Bench, type Challenge, type Part } from './notification-bench.js';

let bench: Bench;
let serve: Part;
let consume: Part;

beforeAll(async () => {
  bench = await Bench.open({ PROVIDER_TIMEOUT_MS: '1500', PROVIDER_SLOW_MS: '750', SMS_WORKERS: '5' });
  const settings = { GENERIC_SMS: bench.genericSms };
  serve = await bench.start('serve', settings);
  consume = await bench.start('consume', settings);
});
beforeEach(async () => {
  await bench.behave({ reportDelayMs: 30 });
  await bench.behaveAsJson({ reportDelayMs: 30 });
});
afterAll(() => bench.close());

const inState = (challenge: Challenge, state: string) =>
  eventually(
    async () => {
      const delivery = await bench.delivery(challenge);
      expect(delivery.state).toBe(state);
      return delivery;
    },
    { timeoutMs: 30_000 },
  );
const codes = (count: number) => Array.from({ length: count }, () => bench.challenge('sms'));
const issue = (challenges: readonly Challenge[]) =>
  Promise.all(challenges.map((challenge) => bench.issue(consume, challenge)));
/** How many copies of each code went by which provider, for example «kannel», «kannel json». */
const ways = async (challenge: Challenge) =>
  (await bench.sms(challenge))
    .map(({ via, text }) => (text.includes(challenge.code) ? via : 'wrong code'))
    .sort()
    .reverse()
    .join(' ');

describe('with a second SMS provider', () => {
  let work: Part;
  beforeEach(async () => {
    work = await bench.start('work', { GENERIC_SMS: bench.genericSms });
  });
  afterEach(() => work.stop());

  /** Codes go by the first provider again, and by it alone. */
  async function expectTrafficBack(): Promise<void> {
    await bench.behave({ reportDelayMs: 30 });
    await eventually(async () => {
      const probe = bench.challenge('sms');
      await bench.issue(consume, probe);
      await inState(probe, 'delivered');
      return (await ways(probe)) === 'kannel';
    });
    const after = codes(10);
    await issue(after);
    for (const challenge of after) await inState(challenge, 'delivered');
    expect(new Set(await Promise.all(after.map(ways)))).toEqual(new Set(['kannel']));
  }

  test.each<[string, object, RegExp]>([
    ['fails', { refuse: 'temporary' }, /^json$/],
    ['hangs', { hang: true }, /^json$/],
    // What it took without answering in time may reach the phone a second time, by the other one, once.
    ['takes codes and never answers in time', { delayMs: 4_000, reports: 'none' }, /^(?:kannel )?json$/],
  ])(
    'while the first provider %s, every code arrives through the second; then it gets its traffic back',
    async (_, behaviour, way) => {
      await bench.behave(behaviour);
      const challenges = codes(60);
      await issue(challenges);
      for (const challenge of challenges) await inState(challenge, 'delivered');
      for (const challenge of challenges) expect(await ways(challenge)).toMatch(way);
      expect(await bench.told(challenges[0] as Challenge)).toEqual(['sent', 'delivered']);
      await expectTrafficBack();
    },
  );

  test('a first provider that is away altogether costs nobody a wait', async () => {
    await work.stop();
    work = await bench.start('work', { GENERIC_SMS: bench.genericSms, KANNEL_URL: 'http://127.0.0.1:1' });
    const challenges = codes(20);
    await issue(challenges);
    for (const challenge of challenges) await inState(challenge, 'delivered');
    expect(new Set(await Promise.all(challenges.map(ways)))).toEqual(new Set(['json']));
  });

  test('a first provider that becomes slow is relieved, and each code still comes once', async () => {
    await bench.behave({ delayMs: 1_000, reportDelayMs: 600 });
    const challenges = codes(60);
    await issue(challenges);
    for (const challenge of challenges) await inState(challenge, 'delivered');
    const all = await Promise.all(challenges.map(ways));
    expect(all.every((way) => way === 'kannel' || way === 'json')).toBe(true);
    expect(all.filter((way) => way === 'json').length).toBeGreaterThan(challenges.length / 2);
    await expectTrafficBack();
  });

  test('a first provider that answers twice is one delivery, told of once', async () => {
    await bench.behave({ answerTwice: true, reportDelayMs: 30 });
    const challenge = bench.challenge('sms');
    await bench.issue(consume, challenge);
    await inState(challenge, 'delivered');
    await eventually(async () => (await bench.sms(challenge))[0]?.reports.length === 4);
    expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
    expect(await ways(challenge)).toBe('kannel kannel');
  });

  test('where both take codes without answering, each gets a code once and no more', async () => {
    await bench.behave({ delayMs: 4_000, reports: 'none' });
    await bench.behaveAsJson({ delayMs: 4_000, reports: 'none' });
    const challenge = bench.challenge('sms');
    await bench.issue(consume, challenge);
    expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'no-answer', attempts: 2 });
    expect(await ways(challenge)).toBe('kannel json');
  });

  test('with both away nothing is lost: codes wait, and go out once one is well', async () => {
    await bench.behave({ hang: true });
    await bench.behaveAsJson({ refuse: 'temporary' });
    const challenges = codes(30);
    await issue(challenges);
    await eventually(async () => Number((await bench.delivery(challenges[29] as Challenge)).attempts) >= 2);
    await bench.behaveAsJson({ reportDelayMs: 30 });
    for (const challenge of challenges) await inState(challenge, 'delivered');
    expect(new Set(await Promise.all(challenges.map(ways)))).toEqual(new Set(['json']));
  });

  test('a refusal for good by the second provider ends it, with its reason', async () => {
    await bench.behave({ refuse: 'temporary' });
    await bench.behaveAsJson({ refuse: 'permanent' });
    const challenge = bench.challenge('sms');
    await bench.issue(consume, challenge);
    expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'recipient-refused', provider: 'json' });
  });

  test('it is kept who took a message and what they call it; a report of theirs that we did not sign is refused', async () => {
    await bench.behave({ refuse: 'temporary' });
    await bench.behaveAsJson({ reports: 'none' });
    const challenge = bench.challenge('sms');
    await bench.issue(consume, challenge);
    const delivery = await inState(challenge, 'sent');
    const [message] = (await bench.sms(challenge)) as unknown as { id: string }[];
    expect(delivery).toMatchObject({ provider: 'json', provider_message_id: message?.id });
    const report = async (attempt: number, signature: string, status: string) => {
      const query = new URLSearchParams({
        delivery: String(delivery.delivery_id),
        attempt: String(attempt),
        signature,
      });
      const answer = await fetch(`${await serve.app.getUrl()}/callbacks/generic?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ status }),
      });
      return answer.status;
    };
    const attempt = Number(delivery.attempts);
    const signature = serve.app.get(ReceiptSignature, { strict: false }).of(String(delivery.delivery_id), attempt);
    expect(await report(attempt, 'x'.repeat(43), 'delivered')).toBe(403);
    expect(await report(attempt, signature, 'on its way')).toBe(200);
    expect((await bench.delivery(challenge)).state).toBe('sent');
    expect(await report(attempt, signature, 'failed')).toBe(200);
    expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'not-delivered' });
    expect(await report(attempt, signature, 'delivered')).toBe(200);
    expect((await bench.delivery(challenge)).state).toBe('delivered');
  });
});

test('with a second mail server codes go by it while the first one is frozen, and by the first one afterwards', async () => {
  const { hostname, port } = new URL(testInfrastructure().mail.smtpUrl);
  const first = await BreakableProxy.open({ host: hostname, port: Number(port) });
  const settings = { SMTP_URL: `smtp://127.0.0.1:${first.port}`, SMTP_URL_2: testInfrastructure().mail.smtpUrl };
  const work = await bench.start('work', { ...settings, PROVIDER_SLOW_MS: '5000', PROVIDER_TIMEOUT_MS: '2000' });
  const send = async (count: number) => {
    const challenges = Array.from({ length: count }, () => bench.challenge('email'));
    await issue(challenges);
    const deliveries = [];
    for (const challenge of challenges) deliveries.push(await inState(challenge, 'sent'));
    for (const challenge of challenges) await eventually(async () => (await bench.mails(challenge)).length === 1);
    return new Set(deliveries.map(({ provider }) => provider));
  };
  expect(await send(2)).toEqual(new Set(['smtp']));
  first.freeze();
  expect(await send(20)).toEqual(new Set(['smtp-2']));
  first.restore();
  await eventually(async () => (await send(1)).has('smtp'), { timeoutMs: 30_000 });
  expect(await send(5)).toEqual(new Set(['smtp']));
  await work.stop();
  first.close();
});
