import { randomBytes, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { testInfrastructure } from '#testing';
import { Applicant, anyAddress } from './applicant.js';
import type { Portal } from './portal.js';
import { startTwoPortals } from './two-portals.js';
import type { Upstream } from './upstream.js';

let account: Upstream;
let portal: Portal;
let secondPortal: Portal;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ account, portal, secondPortal, stop } = await startTwoPortals());
});
beforeEach(() => {
  account.answer = (_request, response) => response.writeHead(201).end('{}');
});
afterAll(() => stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const refuseLogins = () => {
  account.answer = (_request, response) => response.writeHead(401).end('{"code":"wrong-credentials"}');
};

describe('a login', () => {
  it('costs nothing until three were refused at its address, on whichever portal', async () => {
    refuseLogins();
    const address = anyAddress();
    const [here, there] = [new Applicant(portal, address), new Applicant(secondPortal, address)];
    for (const one of [here, there, here]) expect((await one.post('/sessions')).status).toBe(401);
    const fourth = await there.post('/sessions');
    expect([fourth.status, await codeOf(fourth)]).toEqual([428, 'proof-of-work-needed']);
    expect((await here.post('/sessions', { proof: await here.prove() })).status).toBe(401);
    expect((await new Applicant(portal).post('/sessions')).status).toBe(401);
  });

  it('is not made dearer by logins that worked or were put off', async () => {
    const applicant = new Applicant(portal);
    for (const status of [200, 503, 200, 429, 200, 503, 200]) {
      account.answer = (_request, response) => response.writeHead(status).end('{}');
      expect((await applicant.post('/sessions')).status).toBe(status);
    }
  });

  it('is not made dearer by sessions that ran out', async () => {
    refuseLogins();
    const applicant = new Applicant(portal);
    for (let i = 0; i < 5; i += 1) expect((await applicant.post('/sessions/refresh')).status).toBe(401);
    expect((await applicant.post('/sessions')).status).toBe(401);
  });

  it('keeps an unneeded proof for later', async () => {
    const applicant = new Applicant(portal);
    const proof = await applicant.prove();
    expect((await applicant.post('/sessions', { proof })).status).toBe(201);
    expect((await applicant.post('/registrations', { proof })).status).toBe(201);
  });
});

describe('a busy address', () => {
  /** The counters are random; that all of sixty lie below the bound of a quiet address happens once in 10^20 times. */
  async function hardest(addressOf: () => string, challenges: number): Promise<number> {
    let most = 0;
    for (let i = 0; i < challenges; i += 1) {
      const proof = await new Applicant(i % 2 ? portal : secondPortal, addressOf()).prove();
      const { solution } = JSON.parse(Buffer.from(proof, 'base64').toString()) as { solution: { counter: number } };
      most = Math.max(most, solution.counter);
    }
    return most;
  }

  it('works harder, and never harder than the bound', async () => {
    const address = anyAddress();
    const most = await hardest(() => address, 60);
    expect(most).toBeGreaterThanOrEqual(10);
    expect(most).toBeLessThan(30);
  });

  it('is one /64 of IPv6, however many addresses are drawn from it', async () => {
    const network = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;
    expect(await hardest(() => `${network}:${randomBytes(2).toString('hex')}::1`, 60)).toBeGreaterThanOrEqual(10);
  });

  it('makes nobody else work harder', async () => {
    expect(await hardest(anyAddress, 60)).toBeLessThan(10);
  });
});

describe('Redis', () => {
  it('learns no address and no key of a request, and forgets all by itself', async () => {
    refuseLogins();
    const applicant = new Applicant(portal);
    const proof = await applicant.prove();
    const idempotencyKey = randomUUID();
    const redis = new Redis(testInfrastructure().redis.url);
    const before = new Set(await redis.keys('portal:*'));
    await applicant.challenge();
    await applicant.post('/sessions');
    await applicant.post('/registrations', { proof, key: idempotencyKey });
    const keys = (await redis.keys('portal:*')).filter((name) => !before.has(name));
    expect(keys.map((name) => name.split(':')[1]).sort()).toEqual(expect.arrayContaining(['proof', 'refused-logins']));
    for (const name of keys) {
      const kept = (await redis.type(name)) === 'list' ? await redis.lrange(name, 0, -1) : [await redis.get(name)];
      expect([name, ...kept].join(' ')).not.toMatch(new RegExp(`${applicant.address}|${idempotencyKey}`));
      expect(await redis.ttl(name)).toBeGreaterThan(0);
      expect(await redis.ttl(name)).toBeLessThanOrEqual(1_200);
    }
    redis.disconnect();
  });
});
