import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { rewrapKeys, TransactionRunner } from '#database';
import { KeyRing } from '#privacy';
import type { RunningService } from '#runtime';
import { AccountFixture, session } from './account.fixture.js';
import { draftBody, drawNik } from './applicants.js';

const old = { id: '1', key: randomBytes(32) };
const next = { id: 'b', key: randomBytes(32) };
const onlyOld = new KeyRing([old]);
const oldFirst = new KeyRing([old, next]);
const nextFirst = new KeyRing([next, old]);
const onlyNext = new KeyRing([next]);

interface Registered {
  readonly cookies: Record<string, string>;
  readonly nik: string;
  readonly person: unknown;
}

let account: AccountFixture;
const running: RunningService[] = [];
beforeAll(async () => {
  account = await AccountFixture.start({ MASTER_KEY: onlyOld });
});
afterAll(async () => {
  for (const process of running) await process.stop();
  await account.stop();
});

async function start(masterKeys: KeyRing): Promise<RunningService> {
  const process = await account.startAnother({ MASTER_KEY: masterKeys });
  running.push(process);
  return process;
}
const me = async ({ cookies }: Pick<Registered, 'cookies'>, process: RunningService) =>
  account.call('/api/v1/registrations/me', { cookies: session({ cookies }) }, process);

/** Registers somebody with one process, and submits with another, as a load balancer may do. */
async function register(first: RunningService, then: RunningService): Promise<Registered> {
  const nik = drawNik();
  const headers = { 'idempotency-key': randomUUID() };
  const drafted = await account.call('/api/v1/registrations', { method: 'POST', body: draftBody(nik), headers }, first);
  expect(drafted.status).toBe(201);
  const { registrationId } = drafted.json<{ registrationId: string }>();
  const { cookies } = drafted;
  const body = { first: 'sms', receipts: [await account.receipt({ registrationId })] };
  const request = { method: 'POST', body, cookies: session({ cookies }) } as const;
  expect((await account.call('/api/v1/registrations/me/submission', request, then)).status).toBe(202);
  const { person } = (await me({ cookies }, then)).json<{ person: unknown }>();
  return { cookies, nik, person };
}

const rewrap = () =>
  rewrapKeys({
    work: new TransactionRunner(account.database.dataSource),
    masterKeys: nextFirst,
    table: 'registration',
    batch: 3,
  });

describe('the master key of account', () => {
  it('gives way to another step by step while people register, and nothing is lost', async () => {
    const registered: Registered[] = [];
    /** Two processes share the work while one replaces the other; each opens what the other sealed. */
    const both = async (one: RunningService, other: RunningService, count = 2) => {
      const pairs = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? [one, other] : [other, one]));
      registered.push(
        ...(await Promise.all(pairs.map(([a, b]) => register(a as RunningService, b as RunningService)))),
      );
    };
    const steps = [await start(onlyOld), await start(oldFirst), await start(nextFirst)] as const;
    await both(steps[0], steps[0]);
    await both(steps[0], steps[1]);
    await both(steps[1], steps[2], 4);
    const [result] = await Promise.all([rewrap(), both(steps[2], steps[2], 6)]);
    expect(Object.keys(result.byKeyId)).toEqual(['b']);
    const last = await start(onlyNext);
    await both(steps[2], last);
    expect(await rewrap()).toEqual({ rewrapped: 0, byKeyId: { b: registered.length } });
    for (const each of registered) {
      const { status, text, json } = await me(each, last);
      expect([status, text.includes(each.nik)]).toEqual([200, true]);
      expect(json<{ person: unknown }>().person).toEqual(each.person);
    }
    expect(new Set(registered.map(({ nik }) => nik)).size).toBe(registered.length);
  });

  it('is missed by a process whose ring lacks it, which says so to operators and harms nothing', async () => {
    const [without, withIt] = [await start(onlyOld), await start(nextFirst)];
    const somebody = await register(withIt, withIt);
    const lines: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const answer = await me(somebody, without);
    spy.mockRestore();
    expect(lines.join()).toContain('"code":"seal-key-unknown"');
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([500, 'internal-error']);
    expect((await me(somebody, withIt)).json<{ person: unknown }>().person).toEqual(somebody.person);
  });
});
