import { type Portal, startPortal } from './portal.js';

let portal: Portal;
const { fetch: realFetch } = globalThis;

beforeAll(async () => {
  portal = await startPortal();
  // A page asks its own origin; here that is the portal under test.
  globalThis.fetch = (input, init) => realFetch(new URL(String(input), portal.url), init);
});
afterAll(async () => {
  globalThis.fetch = realFetch;
  await portal.running.stop();
});

const check = (headers: Record<string, string> = {}) =>
  fetch('/api/v1/proofs/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token: 'A'.repeat(24) }),
  });

describe('the page that checks a card', () => {
  it('does the work that the portal asks for, and is let pass with it', async () => {
    const script: string = '../pages/assets/proof-of-work.js';
    const { proofOfWork } = (await import(script)) as { proofOfWork(): Promise<string> };
    expect((await check()).status).toBe(428);
    const headers = { 'x-proof-of-work': await proofOfWork() };
    // Nobody stands behind this portal: whoever is let pass hears that the service is away.
    expect((await check(headers)).status).toBe(503);
  });
});
