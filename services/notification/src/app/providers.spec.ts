import { accepted, type SendOutcome } from '../domain/send-outcome.js';
import type { Courier, Message } from './ports.js';
import { Providers } from './providers.js';

const unknown: SendOutcome = { kind: 'unknown', reason: 'no-answer' };
const busy: SendOutcome = { kind: 'later', reason: 'provider-busy' };
const envelope = { deliveryId: 'd', attempt: 1, recipient: 'r' };
const words = { purpose: 'verify', locale: 'id', maskedName: 'S***', code: '123456', link: 'l' } as const;
const message: Message = { kind: 'code', words };

/** Providers that answer as they are told, on a clock that stands until it is moved. */
function setUp(...names: string[]) {
  const clock = { now: 0 };
  const answers: Record<string, SendOutcome> = Object.fromEntries(names.map((name) => [name, accepted]));
  const couriers = names.map((provider): Courier => ({ provider, send: async () => answers[provider] ?? accepted }));
  const rules = { mostFailures: 2, slowMs: 1_000, pauseMs: 10_000 };
  const providers = new Providers('sms', couriers, rules, () => clock.now);
  const call = (tried: string[] = [], unknownAt: string[] = []) =>
    providers.call(envelope, message, { tried, unknownAt });
  return { clock, answers, call };
}

test('the preferred one is asked as long as it is well, and again once it is', async () => {
  const { clock, answers, call } = setUp('a', 'b');
  const asked = async () => (await call()).handling.provider;
  expect(await asked()).toBe('a');
  answers.a = busy;
  expect([await asked(), await asked(), await asked(), await asked()]).toEqual(['a', 'a', 'b', 'b']);
  answers.a = accepted;
  expect(await asked()).toBe('b');
  clock.now = 10_000;
  expect([await asked(), await asked()]).toEqual(['a', 'a']);
});

test('who could not, is not asked again in the same turn', async () => {
  const { answers, call } = setUp('a', 'b');
  answers.a = busy;
  answers.b = busy;
  expect((await call()).handling).toEqual({ provider: 'a', next: 'elsewhere' });
  expect((await call(['a'])).handling).toEqual({ provider: 'b', next: 'later' });
  expect(await call(['a', 'b'])).toEqual({
    outcome: { kind: 'later', reason: 'no-provider' },
    handling: { next: 'later' },
  });
});

test('who may have taken it already comes last; where all may have, nobody is asked again', async () => {
  const { answers, call } = setUp('a', 'b');
  answers.a = unknown;
  expect((await call()).handling).toEqual({ provider: 'a', next: 'elsewhere' });
  expect((await call([], ['a'])).handling.provider).toBe('b');
  answers.b = unknown;
  expect((await call(['a'], ['a'])).handling).toEqual({ provider: 'b', next: 'nowhere' });
});

test('one alone may be asked again after a result that nobody knows', async () => {
  const { answers, call } = setUp('a');
  answers.a = unknown;
  expect((await call([], ['a'])).handling).toEqual({ provider: 'a', next: 'later' });
});

test('while all are left alone nobody is asked, and nothing is taken for a failure of the message', async () => {
  const { answers, call } = setUp('a');
  answers.a = unknown;
  await call();
  await call();
  expect((await call()).outcome).toEqual({ kind: 'later', reason: 'no-provider' });
});

test('an address that is none tells nothing about the provider', async () => {
  const { clock, answers, call } = setUp('a', 'b');
  answers.a = busy;
  await call();
  await call();
  clock.now = 10_000;
  answers.a = { kind: 'refused', reason: 'recipient-invalid' };
  expect((await call()).handling.provider).toBe('a');
  answers.a = busy;
  expect((await call()).handling.provider).toBe('a');
  expect((await call()).handling.provider).toBe('b');
});
