import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { ReceiptSignature } from '../src/app/receipt-signature.js';
import { Bench, type Challenge, type Part } from './notification-bench.js';

let bench: Bench;
let serve: Part;
let consume: Part;

beforeAll(async () => {
  bench = await Bench.open();
  serve = await bench.start('serve');
  consume = await bench.start('consume');
  await bench.start('work');
  await bench.behave({ reports: 'none' });
});
afterAll(() => bench.close());

async function sentMessage(): Promise<{ challenge: Challenge; id: string }> {
  const challenge = bench.challenge('sms');
  await bench.issue(consume, challenge);
  const { delivery_id } = await eventually(async () => {
    const delivery = await bench.delivery(challenge);
    expect(delivery.state).toBe('sent');
    return delivery;
  });
  return { challenge, id: String(delivery_id) };
}

async function report(delivery: string, status: number | string, changes: Record<string, string> = {}) {
  const signature = serve.app.get(ReceiptSignature, { strict: false }).of(delivery, 1);
  const query = new URLSearchParams({ delivery, attempt: '1', signature, status: String(status), ...changes });
  const answer = await fetch(`${await serve.app.getUrl()}/callbacks/kannel?${query}`);
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
}

const stateOf = async (challenge: Challenge) => (await bench.delivery(challenge)).state;

test('reports that come twice and out of order move a message on once', async () => {
  const { challenge, id } = await sentMessage();
  for (const status of [1, 1, 8, 2, 16, 1]) expect((await report(id, status)).status).toBe(200);
  expect(await stateOf(challenge)).toBe('delivered');
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

test('fifty equal reports at once are told of once', async () => {
  const { challenge, id } = await sentMessage();
  await Promise.all(Array.from({ length: 50 }, () => report(id, 1)));
  expect(await bench.told(challenge)).toEqual(['sent', 'delivered']);
});

test('a late report of arrival corrects a failure, and never the other way round', async () => {
  const { challenge, id } = await sentMessage();
  await report(id, 34);
  expect(await stateOf(challenge)).toBe('failed');
  await report(id, 1);
  await report(id, 66);
  expect(await bench.delivery(challenge)).toMatchObject({ state: 'delivered', reason: null });
  expect(await bench.told(challenge)).toEqual(['sent', 'failed not-delivered', 'delivered']);
});

test('a forged report is refused, and changes nothing', async () => {
  const { challenge, id } = await sentMessage();
  const other = await sentMessage();
  const foreign = serve.app.get(ReceiptSignature, { strict: false }).of(other.id, 1);
  const forgeries: Record<string, string>[] = [{ signature: 'x'.repeat(43) }, { signature: foreign }, { attempt: '2' }];
  for (const changes of forgeries) {
    expect(await report(id, 1, changes)).toMatchObject({ status: 403, body: { code: 'receipt-refused' } });
  }
  expect(await stateOf(challenge)).toBe('sent');
});

test('a report that is not one is refused with what is wrong', async () => {
  const { id } = await sentMessage();
  expect(await report(id, '%d')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(await report('nobody', 1)).toMatchObject({ status: 400 });
  expect(await report(id, 1, { signature: '' })).toMatchObject({ status: 400 });
});

test('a signed report about an attempt that nobody made changes nothing', async () => {
  const waiting = bench.challenge('sms', { sendBefore: new Date(Date.now() + 3_600_000).toISOString() });
  await bench.behave({ refuse: 'temporary' });
  await bench.issue(consume, waiting);
  const { delivery_id, attempts } = await eventually(async () => {
    const delivery = await bench.delivery(waiting);
    return Number(delivery.attempts) > 0 && delivery;
  });
  const attempt = Number(attempts) + 1_000;
  const signature = serve.app.get(ReceiptSignature, { strict: false }).of(String(delivery_id), attempt);
  const made = { attempt: String(attempt), signature };
  expect((await report(String(delivery_id), 1, made)).status).toBe(200);
  expect(await bench.told(waiting)).toEqual([]);
  await bench.behave({ reports: 'none' });
  await eventually(async () => (await stateOf(waiting)) === 'sent');
});

test('a signed report about a message that is gone is taken, so that the gateway stops asking', async () => {
  expect(await report(randomUUID(), 1)).toMatchObject({ status: 200 });
});
