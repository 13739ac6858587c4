import { eventually, testInfrastructure } from '#testing';
import { Applicant } from './applicant.js';
import { Gate } from './gate.js';
import { type Portal, startPortal } from './portal.js';
import { remembers } from './two-portals.js';
import { Upstream } from './upstream.js';

let account: Upstream;

beforeAll(async () => {
  account = await Upstream.start('account');
  account.answer = (_request, response) => response.writeHead(401).end('{}');
});
afterAll(() => account.stop());

async function expectEverythingToGoOn(portal: Portal): Promise<void> {
  const applicant = new Applicant(portal);
  const proof = await applicant.prove();
  expect((await applicant.post('/registrations')).status).toBe(428);
  expect((await applicant.post('/registrations', { proof: 'bm8=' })).status).toBe(422);
  expect((await applicant.post('/registrations', { proof })).status).toBe(401);
  expect((await applicant.post('/registrations', { proof })).status).toBe(401);
  for (let i = 0; i < 5; i += 1) expect((await applicant.post('/sessions')).status).toBe(401);
}

const metricsOf = async (portal: Portal) => (await fetch(`${portal.url}/metrics`)).text();

describe('while Redis is away', () => {
  it('proofs are asked for and checked as ever, and nothing is held against anybody', async () => {
    const portal = await startPortal({ ACCOUNT_URL: account.url });
    expect((await fetch(`${portal.url}/health/ready`)).status).toBe(200);
    await expectEverythingToGoOn(portal);
    expect(await metricsOf(portal)).toMatch(/^daftar_portal_redis_up_info 0$/m);
    expect(await metricsOf(portal)).toMatch(/^daftar_portal_admission_failed_open_total [1-9]/m);
    await portal.running.stop();
  });

  it('and takes connections but says nothing, requests go on, and it is used again once it answers', async () => {
    const gate = await Gate.before(testInfrastructure().redis.url);
    const REDIS_URL = `redis://127.0.0.1:${gate.port}`;
    const portal = await startPortal({ ACCOUNT_URL: account.url, REDIS_URL });
    await eventually(() => remembers(portal));

    gate.goDead();
    const applicant = new Applicant(portal);
    const proof = await applicant.prove();
    const requests = [
      () => applicant.challenge(),
      () => applicant.post('/registrations', { proof }),
      () => applicant.post('/sessions'),
    ];
    // Nothing but the portal's own limit ends a wait for it.
    for (let round = 0; round < 10; round += 1) await requests[round % requests.length]?.();
    await expectEverythingToGoOn(portal);

    gate.comeBack();
    await eventually(() => remembers(portal));
    expect(await metricsOf(portal)).toMatch(/^daftar_portal_redis_up_info 1$/m);
    await portal.running.stop();
    await gate.close();
  });
});

describe('the address of a client', () => {
  it('is what the sender is, unless a proxy of ours says otherwise', async () => {
    const portal = await startPortal({ ACCOUNT_URL: account.url, TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8' });
    await new Applicant(portal, '203.0.113.9').post('/sessions');
    expect(account.last.headers['x-forwarded-for']).toBe('127.0.0.1');
    await portal.running.stop();
  });

  it('cannot be configured with nonsense', async () => {
    await expect(startPortal({ TRUSTED_PROXIES: 'loopback' })).rejects.toThrow(/TRUSTED_PROXIES/);
  });
});
