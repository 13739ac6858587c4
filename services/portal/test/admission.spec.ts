import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { Applicant } from './applicant.js';
import { type Portal, startPortal } from './portal.js';
import { startTwoPortals } from './two-portals.js';
import type { Upstream } from './upstream.js';

let account: Upstream;
let verification: Upstream;
let portal: Portal;
let secondPortal: Portal;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ account, verification, portal, secondPortal, stop } = await startTwoPortals());
});
beforeEach(() => {
  account.answer = (_request, response) => response.writeHead(201).end('{}');
  verification.answer = (_request, response) => response.writeHead(202).end('{}');
});
afterAll(() => stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
describe('a challenge', () => {
  it('is for one use: nothing on the way may keep it', async () => {
    const response = await fetch(`${portal.url}/api/v1/proof-of-work`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('a registration', () => {
  it.each([
    ['id', 'Perlu hitungan singkat dahulu'],
    ['en', 'A short calculation is needed first'],
  ])('without a proof is told in %s what to do, and nobody else hears of it', async (language, title) => {
    const before = account.seen.length;
    const response = await new Applicant(portal).post('/registrations', { language });
    expect(response.status).toBe(428);
    expect(await response.json()).toMatchObject({ code: 'proof-of-work-needed', title });
    expect(account.seen.length).toBe(before);
  });

  it('with a proof is let through whole, and the proof stays at the edge', async () => {
    const applicant = new Applicant(portal);
    const sending = { proof: await applicant.prove(), key: randomUUID(), body: '{"a":"ä"}' };
    expect((await applicant.post('/registrations', sending)).status).toBe(201);
    expect(account.last).toMatchObject({ body: sending.body, headers: { 'idempotency-key': sending.key } });
    expect(account.last.headers['x-forwarded-for']).toBe(applicant.address);
    expect(account.last.headers).not.toHaveProperty('x-proof-of-work');
  });

  it.each([
    ['id', 'Hitungan itu tidak berlaku'],
    ['en', 'That calculation is not valid'],
  ])('with a wrong proof is told in %s to try again', async (language, title) => {
    const before = account.seen.length;
    const response = await new Applicant(portal).post('/registrations', { proof: 'bm8=', language });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'proof-of-work-wrong', reason: 'wrong', title });
    expect(account.seen.length).toBe(before);
  });

  it('cannot be paid for with a proof of another installation', async () => {
    const elsewhere = await startPortal();
    const proof = await new Applicant(elsewhere).prove();
    await elsewhere.running.stop();
    expect((await new Applicant(portal).post('/registrations', { proof })).status).toBe(422);
  });

  it.each(['/registrations/', '//registrations', '/registr%61tions', '/registrations?a', '/Registrations'])(
    'does not get around by the spelling %s',
    async (path) => {
      const before = account.seen.length;
      const { hostname, port } = new URL(portal.url);
      const status = await new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path: `/api/v1${path}`, method: 'POST' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
      expect([404, 428]).toContain(status);
      expect(account.seen.length).toBe(before);
    },
  );
});

describe('a proof', () => {
  it('works once, whichever portal it is shown to', async () => {
    const applicant = new Applicant(portal);
    const proof = await applicant.prove();
    expect((await applicant.post('/registrations', { proof })).status).toBe(201);
    const again = await new Applicant(secondPortal, applicant.address).post('/registrations', { proof });
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ code: 'proof-of-work-wrong', reason: 'used' });
  });

  it('works once for forty who show it at the same time', async () => {
    const proof = await new Applicant(portal).prove();
    const everybody = Array.from({ length: 40 }, (_, i) => new Applicant(i % 2 ? portal : secondPortal));
    const answers = await Promise.all(everybody.map((one) => one.post('/registrations', { proof, key: randomUUID() })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(39);
  });

  it('counts for the very same request sent again, as often as its answer is lost', async () => {
    const applicant = new Applicant(portal);
    const sending = { proof: await applicant.prove(), key: randomUUID(), body: '{"a":1}' };
    account.answer = (_request, response) => response.destroy();
    expect((await applicant.post('/registrations', sending)).status).toBe(503);
    account.answer = (_request, response) => response.writeHead(201).end('{}');
    const elsewhere = new Applicant(secondPortal);
    const answers = await Promise.all(
      [applicant, elsewhere, applicant].map((one) => one.post('/registrations', sending)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it.each([
    ['another body', { body: '{"a":2}' }],
    ['another Idempotency-Key', { key: 'another-key-of-mine' }],
    ['no Idempotency-Key', { key: undefined }],
  ])('that paid for a request does not pay for one with %s', async (_what, change) => {
    const applicant = new Applicant(portal);
    const sending = { proof: await applicant.prove(), key: randomUUID(), body: '{"a":1}' };
    expect((await applicant.post('/registrations', sending)).status).toBe(201);
    expect((await applicant.post('/registrations', { ...sending, ...change })).status).toBe(422);
  });

  it('of one route does not pay for another', async () => {
    const applicant = new Applicant(portal);
    const sending = { proof: await applicant.prove(), key: randomUUID() };
    expect((await applicant.post('/registrations', sending)).status).toBe(201);
    expect((await applicant.post('/verifications/resend', sending)).status).toBe(422);
  });
});

describe('sending a code again', () => {
  it('is paid for each time, with an Idempotency-Key too', async () => {
    const applicant = new Applicant(portal);
    expect(await codeOf(await applicant.post('/verifications/resend'))).toBe('proof-of-work-needed');
    const sending = { proof: await applicant.prove(), key: randomUUID() };
    expect((await applicant.post('/verifications/resend', sending)).status).toBe(202);
    expect(await codeOf(await applicant.post('/verifications/resend', sending))).toBe('proof-of-work-wrong');
  });
});
