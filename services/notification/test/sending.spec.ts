import { eventually } from '#testing';
import { Bench, type Challenge, type Part } from './notification-bench.js';

let bench: Bench;
let consume: Part;

beforeAll(async () => {
  bench = await Bench.open({ PROVIDER_TIMEOUT_MS: '400' });
  await bench.start('serve');
  consume = await bench.start('consume');
  await bench.start('work');
});
beforeEach(() => bench.behave({ reportDelayMs: 30 }));
afterAll(() => bench.close());

const inState = (challenge: Challenge, state: string) =>
  eventually(async () => {
    const delivery = await bench.delivery(challenge);
    expect(delivery.state).toBe(state);
    return delivery;
  });

test('a code by SMS arrives once, with its link, and its receipt is heard', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const delivery = await inState(challenge, 'delivered');
  const messages = await bench.sms(challenge);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ account: delivery.delivery_id });
  expect(messages[0]?.text).toContain(challenge.code);
  expect(messages[0]?.text).toContain(`http://localhost:18080/verifikasi#${challenge.token}`);
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

test('a code by mail arrives once, in the language of the applicant', async () => {
  const challenge = bench.challenge('email', { locale: 'en', purpose: 'activate' });
  await bench.issue(consume, challenge);
  await inState(challenge, 'sent');
  const mails = await eventually(async () => {
    const found = await bench.mails(challenge);
    return found.length > 0 && found;
  });
  expect(mails).toMatchObject([{ subject: 'Your Daftar activation code' }]);
  for (const body of [mails[0]?.text, mails[0]?.html]) {
    expect(body).toContain(challenge.code);
    expect(body).toContain(`/verifikasi#${challenge.token}`);
  }
  expect(await bench.told(challenge)).toEqual(['sent']);
});

test('once it is sent, nothing sealed is left of it', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const delivery = await inState(challenge, 'delivered');
  expect([delivery.sealed_recipient, delivery.sealed_name, delivery.sealed_code]).toEqual([null, null, null]);
});

test('each change leaves an audit row of names', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const { delivery_id } = await inState(challenge, 'delivered');
  const rows = await bench.database.dataSource.query(
    'select actor, action from audit where subject_id = $1 order by id',
    [delivery_id],
  );
  expect(rows.map((row: { actor: string; action: string }) => `${row.actor} ${row.action}`)).toEqual([
    'verification delivery-queued',
    'worker delivery-claimed',
    'worker delivery-sent',
    'gateway delivery-delivered',
  ]);
});

test('a challenge that is heard twice is sent once', async () => {
  const challenge = bench.challenge('sms');
  await Promise.all([bench.issue(consume, challenge), bench.issue(consume, challenge)]);
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('the trace of the request goes on into what is told about the message', async () => {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  const rows = await bench.database.dataSource.query<{ trace: string }[]>(
    `select distinct split_part(headers->>'traceparent', '-', 2) as trace from outbox where key = $1`,
    [challenge.event.data.registrationId],
  );
  expect(rows).toEqual([{ trace: challenge.event.traceparent?.split('-')[1] }]);
});

test('a gateway that refuses for now gets the message again, until it takes it', async () => {
  await bench.behave({ refuse: 'temporary' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await eventually(async () => Number((await bench.delivery(challenge)).attempts) >= 2);
  await bench.behave({});
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

test('a permanent refusal ends it at the first attempt', async () => {
  await bench.behave({ refuse: 'permanent' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  expect(await inState(challenge, 'failed')).toMatchObject({ attempts: 1, reason: 'recipient-refused' });
  expect(await bench.told(challenge)).toEqual(['failed recipient-refused']);
});

test('a gateway that hangs is given up after the timeout, and asked again', async () => {
  await bench.behave({ hang: true });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await eventually(async () => Number((await bench.delivery(challenge)).unknown_results) === 1);
  await bench.behave({});
  await inState(challenge, 'delivered');
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('a gateway that takes messages and never answers in time gets no more than three copies', async () => {
  await bench.behave({ delayMs: 1_500, reports: 'none' });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  expect(await inState(challenge, 'failed')).toMatchObject({ attempts: 3, reason: 'no-answer' });
  expect(await bench.sms(challenge)).toHaveLength(3);
});

test('a report that overtakes a slow answer says that it was sent, and spares the second copy', async () => {
  await bench.behave({ delayMs: 1_500, reportDelayMs: 30 });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
  expect(await bench.sms(challenge)).toHaveLength(1);
});

test('a gateway that answers twice leaves one delivery, told of once', async () => {
  await bench.behave({ answerTwice: true, reportDelayMs: 30 });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  await inState(challenge, 'delivered');
  await eventually(async () => (await bench.sms(challenge))[0]?.reports.length === 4);
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

test('a message that did not reach the phone has failed', async () => {
  await bench.behave({ reports: 'failed', reportDelayMs: 30 });
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'not-delivered' });
  expect(await bench.told(challenge)).toEqual(['sent', 'failed not-delivered']);
});

test('past its deadline it is not sent', async () => {
  const challenge = bench.challenge('sms', { sendBefore: new Date(Date.now() - 1_000).toISOString() });
  await bench.issue(consume, challenge);
  await inState(challenge, 'failed');
  expect(await bench.sms(challenge)).toHaveLength(0);
  expect(await bench.told(challenge)).toEqual(['failed expired']);
});

test('a code that was locked to another recipient is sent to nobody', async () => {
  const challenge = bench.challengeTo('+6281200000011', 'sms', {}, '+6281200000022');
  await bench.issue(consume, challenge);
  expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'payload-unreadable' });
  expect(await bench.sms(challenge)).toHaveLength(0);
});

test('an address that is none is refused before anybody is called', async () => {
  const challenge = bench.challengeTo('siti@contoh.id\r\nBcc: lain@contoh.id', 'email');
  await bench.issue(consume, challenge);
  expect(await inState(challenge, 'failed')).toMatchObject({ reason: 'recipient-invalid' });
});

test('a hundred SMS into a gateway that hangs hold up no mail', async () => {
  await bench.behave({ hang: true });
  const many = Array.from({ length: 100 }, () => bench.challenge('sms'));
  await Promise.all(many.map((challenge) => bench.issue(consume, challenge)));
  const mail = bench.challenge('email');
  await bench.issue(consume, mail);
  await inState(mail, 'sent');
  const waiting = await bench.database.dataSource.query(
    `select count(*)::int as count from deliveries where channel = 'sms' and state in ('queued', 'sending')`,
  );
  expect(waiting[0].count).toBeGreaterThan(50);
  await bench.behave({ refuse: 'permanent' });
  for (const challenge of many) await inState(challenge, 'failed');
});
