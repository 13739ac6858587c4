import { Delivery, type DeliveryOrder } from './delivery.js';
import { checkStates, DELIVERY_STATES, type DeliveryState, MOVES, STATES } from './delivery.states.js';
import { meaningOfKannel, type ReceiptMeaning } from './receipt.js';
import { delayAfter } from './retry-policy.js';
import { accepted, type SendOutcome } from './send-outcome.js';

const t0 = new Date('2026-01-01T00:00:00Z');
const at = (seconds: number) => new Date(t0.getTime() + seconds * 1000);
const policy = { firstMs: 1_000, mostMs: 60_000, random: () => 0 };
const busy: SendOutcome = { kind: 'later', reason: 'provider-busy' };
const unknown: SendOutcome = { kind: 'unknown', reason: 'no-answer' };
const order: DeliveryOrder = {
  id: 'd',
  registrationId: 'r',
  subject: { kind: 'challenge', challengeId: 'c', purpose: 'verify' },
  contactId: 'k',
  channel: 'sms',
  locale: 'id',
  occurredAt: t0,
  sendBefore: at(3600),
  traceparent: undefined,
};
const payload = { kind: 'challenge', recipient: 'r', name: 'n', code: 'c' } as const;
const queued = () => Delivery.queue(order, payload, t0);
const claimed = () => {
  const delivery = queued();
  delivery.claim(t0, 60_000);
  return delivery;
};
const names = (delivery: Delivery) => delivery.releaseEvents().map((event) => event.name);
const inState = (state: DeliveryState) =>
  Delivery.rebuildFromStorage(order, {
    state,
    payload: state === 'queued' || state === 'sending' ? payload : undefined,
    attempts: 1,
    unknownResults: 0,
    unknownAt: [],
    provider: undefined,
    providerMessageId: undefined,
    nextAttemptAt: t0,
    leaseUntil: undefined,
    revoked: false,
    sentAt: state === 'sent' || state === 'delivered' ? t0 : undefined,
    reason: undefined,
  });

test('every state is reached and every move is made', () => {
  expect(() => checkStates(DELIVERY_STATES)).not.toThrow();
  const { delivered } = DELIVERY_STATES.moves;
  const broken = { initial: 'queued' as const, moves: { ...DELIVERY_STATES.moves, queued: {}, delivered } };
  expect(() => checkStates(broken)).toThrow(/sending/);
  expect(Object.keys(DELIVERY_STATES.moves)).toEqual([...STATES]);
  expect(MOVES).toHaveLength(7);
});

test('a message is claimed once, with a number for each attempt', () => {
  const delivery = queued();
  expect(delivery.claim(t0, 60_000)).toBe('claimed');
  expect(delivery.claim(t0, 60_000)).toBe('not-waiting');
  expect(delivery.progress).toMatchObject({ state: 'sending', attempts: 1, leaseUntil: at(60) });
});

test('an accepted message is sent, and its sealed values are gone', () => {
  const delivery = claimed();
  delivery.record(1, accepted, at(1), policy);
  expect(delivery.progress).toMatchObject({ state: 'sent', payload: undefined, sentAt: at(1) });
  expect(names(delivery)).toEqual(['queued', 'claimed', 'sent']);
});

test('what may pass is tried again later, and not before', () => {
  const delivery = claimed();
  delivery.record(1, busy, at(1), policy);
  expect(delivery.progress).toMatchObject({ state: 'queued', nextAttemptAt: at(1.5) });
  expect(delivery.claim(at(0), 60_000)).toBe('not-due');
  expect(delivery.claim(at(1.5), 60_000)).toBe('claimed');
  expect(delivery.progress.attempts).toBe(2);
});

test('a permanent refusal ends it at once', () => {
  const delivery = claimed();
  delivery.record(1, { kind: 'refused', reason: 'recipient-refused' }, at(1), policy);
  expect(delivery.progress).toMatchObject({ state: 'failed', reason: 'recipient-refused', payload: undefined });
});

test('it is given up after three attempts whose result nobody knows, but never for being refused for now', () => {
  const delivery = claimed();
  for (let attempt = 1; attempt <= 20; attempt++) {
    delivery.record(attempt, busy, at(attempt * 60), policy);
    delivery.claim(delivery.progress.nextAttemptAt, 60_000);
  }
  expect(delivery.progress.state).toBe('sending');
  for (let attempt = 21; attempt <= 22; attempt++) {
    delivery.record(attempt, unknown, at(attempt * 60), policy);
    delivery.claim(delivery.progress.nextAttemptAt, 60_000);
  }
  delivery.record(23, unknown, at(23 * 60), policy);
  expect(delivery.progress).toMatchObject({ state: 'failed', reason: 'no-answer' });
});

test('past its deadline it is not sent, and is not put off beyond it', () => {
  const late = queued();
  expect(late.claim(at(3600), 60_000)).toBe('expired');
  expect(late.progress).toMatchObject({ state: 'failed', reason: 'expired' });
  const delivery = claimed();
  delivery.record(1, busy, at(3599.9), policy);
  expect(delivery.progress).toMatchObject({ state: 'failed', reason: 'expired' });
});

test('the result of an attempt that was given up counts only when it is an acceptance', () => {
  const delivery = claimed();
  expect(delivery.releaseLease(at(59), policy)).toBe(false);
  expect(delivery.releaseLease(at(61), policy)).toBe(true);
  delivery.claim(at(62), 60_000);
  delivery.record(1, { kind: 'refused', reason: 'message-refused' }, at(63), policy);
  expect(delivery.progress.state).toBe('sending');
  delivery.record(1, accepted, at(64), policy);
  expect(delivery.progress.state).toBe('sent');
  delivery.record(2, busy, at(65), policy);
  expect(delivery.progress.state).toBe('sent');
});

test('a revoked message is dropped while it waits, and not tried again while it is on its way', () => {
  const waiting = queued();
  waiting.revoke(at(1));
  expect(waiting.progress).toMatchObject({ state: 'dropped', payload: undefined });
  const sending = claimed();
  sending.revoke(at(1));
  sending.record(1, busy, at(2), policy);
  expect(sending.progress.state).toBe('dropped');
  const taken = claimed();
  taken.revoke(at(1));
  taken.record(1, accepted, at(2), policy);
  expect(taken.progress.state).toBe('sent');
});

test.each<[DeliveryState, ReceiptMeaning, DeliveryState, string[]]>([
  ['queued', 'arrived', 'delivered', ['sent', 'delivered']],
  ['queued', 'accepted', 'sent', ['sent']],
  ['queued', 'bounced', 'queued', []],
  ['sending', 'arrived', 'delivered', ['sent', 'delivered']],
  ['sending', 'accepted', 'sent', ['sent']],
  ['sending', 'bounced', 'failed', ['failed']],
  ['sent', 'arrived', 'delivered', ['delivered']],
  ['sent', 'accepted', 'sent', []],
  ['sent', 'bounced', 'failed', ['failed']],
  ['delivered', 'arrived', 'delivered', []],
  ['delivered', 'accepted', 'delivered', []],
  ['delivered', 'bounced', 'delivered', []],
  ['failed', 'arrived', 'delivered', ['sent', 'delivered']],
  ['failed', 'accepted', 'failed', []],
  ['failed', 'bounced', 'failed', []],
  ['dropped', 'arrived', 'dropped', []],
  ['dropped', 'bounced', 'dropped', []],
  ['sent', 'nothing', 'sent', []],
])('a receipt moves %s by «%s» to %s, never backward', (before, meaning, then, told) => {
  const delivery = inState(before);
  delivery.receive(1, meaning, at(5));
  expect(delivery.progress.state).toBe(then);
  expect(names(delivery)).toEqual(told);
});

test('a failure report about an earlier attempt does not end a later one', () => {
  const delivery = claimed();
  delivery.record(1, unknown, at(1), policy);
  delivery.claim(at(2), 60_000);
  delivery.receive(1, 'undelivered', at(3));
  expect(delivery.progress.state).toBe('sending');
  delivery.receive(1, 'arrived', at(4));
  expect(delivery.progress.state).toBe('delivered');
});

test('a failure report says whether the mailbox refused it or was not reached', () => {
  const reasons = (['undelivered', 'bounced'] as const).map((meaning) => {
    const delivery = inState('sent');
    delivery.receive(1, meaning, at(5));
    return delivery.progress.reason;
  });
  expect(reasons).toEqual(['not-delivered', 'bounced']);
});

test('after a failure another provider is asked at once, and each provider that may have taken it is known', () => {
  const delivery = claimed();
  delivery.record(1, unknown, at(1), policy, { provider: 'a', next: 'elsewhere' });
  expect(delivery.progress).toMatchObject({ state: 'queued', nextAttemptAt: at(1), unknownAt: ['a'], provider: 'a' });
  delivery.claim(at(1), 60_000);
  delivery.record(2, { kind: 'accepted', messageId: 'm-1' }, at(2), policy, { provider: 'b' });
  expect(delivery.progress).toMatchObject({ state: 'sent', provider: 'b', providerMessageId: 'm-1' });
});

test('where each of several providers may have taken it, it is given up', () => {
  const delivery = claimed();
  delivery.record(1, unknown, at(1), policy, { provider: 'a', next: 'elsewhere' });
  delivery.claim(at(1), 60_000);
  delivery.record(2, unknown, at(2), policy, { provider: 'b', next: 'nowhere' });
  expect(delivery.progress).toMatchObject({ state: 'failed', reason: 'no-answer', provider: 'b' });
});

test('only what waits, is in time and is due may begin', () => {
  expect(queued().isDue(t0)).toBe(true);
  expect(queued().isDue(at(3600))).toBe(false);
  expect(claimed().isDue(t0)).toBe(false);
  const postponed = claimed();
  postponed.record(1, busy, at(60), policy);
  expect([postponed.isDue(t0), postponed.isDue(at(61))]).toEqual([false, true]);
});

test('a message cannot be built with the values of another kind', () => {
  const notice = { ...order, subject: { kind: 'notice', noticeId: 'n', template: 'welcome' } } as const;
  expect(() => Delivery.queue(notice, payload, t0)).toThrow('delivery-invalid');
});

test.each([
  [1, 'arrived'],
  [2, 'undelivered'],
  [4, 'nothing'],
  [8, 'accepted'],
  [16, 'undelivered'],
  [34, 'undelivered'],
  [66, 'undelivered'],
  [0, 'nothing'],
])('the report %i of Kannel means «%s»', (value, meaning) => {
  expect(meaningOfKannel(value)).toBe(meaning);
});

test('the pause doubles up to its bound, half of it by chance', () => {
  const by = (random: number) => [1, 2, 3, 20].map((n) => delayAfter(n, { ...policy, random: () => random }));
  expect(by(0)).toEqual([500, 1_000, 2_000, 30_000]);
  expect(by(0.999).map((ms) => Math.round(ms / 100) * 100)).toEqual([1_000, 2_000, 4_000, 60_000]);
});

test('a delivery without the values that it needs cannot be built', () => {
  expect(() => Delivery.rebuildFromStorage(order, { ...queued().progress, payload: undefined })).toThrow(
    'delivery-invalid',
  );
});
