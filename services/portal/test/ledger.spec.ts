import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { eventually, testInfrastructure } from '#testing';
import { Ledger } from '../src/admission/ledger.js';
import { ForgivingRedis } from '../src/admission/redis.js';

const MINUTE = 60_000;
const prefix = randomUUID();
const redis = new ForgivingRedis(testInfrastructure().redis.url);
const ledger = new Ledger(redis, { fingerprint: (text) => `${prefix} ${text}`, refusedLogins: 3, proofSeconds: 60 });
let now = 0;

beforeAll(async () => {
  redis.open();
  await eventually(async () => (await ledger.countChallenge('ready')) > 0);
});
beforeEach(() => {
  // At the beginning of a window of ten minutes.
  now = Math.ceil(Date.now() / (10 * MINUTE)) * 10 * MINUTE;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => redis.close());

describe('the challenges of an address', () => {
  it('fade within ten minutes after a window ended', async () => {
    for (let i = 0; i < 20; i += 1) await ledger.countChallenge('fading');
    now += 10 * MINUTE;
    expect(await ledger.countChallenge('fading')).toBeCloseTo(1 + 20);
    now += 5 * MINUTE;
    expect(await ledger.countChallenge('fading')).toBeCloseTo(2 + 10);
    now += 15 * MINUTE;
    expect(await ledger.countChallenge('fading')).toBe(1);
  });
});

describe('the refused logins of an address', () => {
  it('weigh while three of them lie within fifteen minutes', async () => {
    for (const minutes of [0, 7, 7]) {
      now += minutes * MINUTE;
      expect(await ledger.hasRefusedLogins('login')).toBe(false);
      await ledger.noteRefusedLogin('login');
    }
    expect(await ledger.hasRefusedLogins('login')).toBe(true);
    now += 2 * MINUTE;
    expect(await ledger.hasRefusedLogins('login')).toBe(false);
    await ledger.noteRefusedLogin('login');
    expect(await ledger.hasRefusedLogins('login')).toBe(true);
  });
});
