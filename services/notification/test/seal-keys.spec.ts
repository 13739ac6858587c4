import { randomBytes } from 'node:crypto';
import { KeyRing, seal } from '#privacy';
import { eventually } from '#testing';
import { Bench } from './notification-bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  await bench.start('serve');
  await bench.behave({ reportDelayMs: 30 });
});
afterEach(() => bench.close());

test('a message that was sealed with a key which the ring lacks waits, and goes out once the ring has it', async () => {
  const consume = await bench.start('consume');
  const without = await bench.start('work');
  const { id, key } = { id: 'next', key: randomBytes(32) };
  const next = new KeyRing([{ id, key }]);
  const { event, recipient } = bench.notice('sms', 'welcome');
  const { noticeId, channel } = event.data;
  const values = JSON.stringify({ maskedName: 'S***', registrationNumber: '7K3Q-M2XW-D9TB' });
  const sealed = {
    sealedRecipient: seal(next, ['recipient', noticeId, channel], recipient),
    sealedValues: seal(next, ['values', noticeId, channel], values),
  };
  const notice = { event: { ...event, data: { ...event.data, ...sealed } }, recipient };
  await bench.request(consume, notice);
  // More often than an unknown result would be tried.
  await eventually(async () => Number((await bench.delivery(notice)).attempts) > 4, { timeoutMs: 20_000 });
  expect(await bench.delivery(notice)).toMatchObject({ unknown_results: 0, reason: null });
  await without.stop();
  await bench.start('work', { SEAL_KEY_ACCOUNT_NOTIFICATION: `${bench.accountRing},${id}=${key.toString('base64')}` });
  await eventually(async () => (await bench.delivery(notice)).state === 'delivered');
  expect(await bench.sms(notice)).toHaveLength(1);
});
