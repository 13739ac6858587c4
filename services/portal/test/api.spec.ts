import { request } from 'node:http';
import { type Portal, startPortal } from './portal.js';
import { Upstream } from './upstream.js';

let account: Upstream;
let documentStorage: Upstream;
let verification: Upstream;
let portal: Portal;

beforeAll(async () => {
  [account, documentStorage, verification] = await Promise.all(
    ['account', 'document-storage', 'verification'].map((name) => Upstream.start(name)),
  );
  portal = await startPortal({
    ACCOUNT_URL: account.url,
    DOCUMENT_STORAGE_URL: documentStorage.url,
    VERIFICATION_URL: verification.url,
  });
});

afterAll(async () => {
  await portal.running.stop();
  await Promise.all([account, documentStorage, verification].map((upstream) => upstream.stop()));
});

const call = (path: string, init?: RequestInit) => fetch(`${portal.url}${path}`, init);

/** For paths and headers that fetch would tidy up. */
function rawCall(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(portal.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, async (response) => {
      let body = '';
      for await (const chunk of response) body += String(chunk);
      resolve({ status: response.statusCode ?? 0, body });
    });
    sent.on('error', reject).end();
  });
}

describe('routing', () => {
  it.each([
    ['GET', '/api/v1/period', 'account'],
    ['POST', '/api/v1/registrations/me/submission', 'account'],
    ['PATCH', '/api/v1/registrations/me', 'account'],
    ['DELETE', '/api/v1/sessions/current', 'account'],
    ['GET', '/api/v1/document-requirements', 'document-storage'],
    ['POST', '/api/v1/documents/slots', 'document-storage'],
    ['GET', '/api/v1/documents/4/content?download=1', 'document-storage'],
    ['POST', '/api/v1/verifications/link', 'verification'],
  ])('hands %s %s to %s', async (method, path, owner) => {
    const body = method === 'GET' ? undefined : '{"a":1}';
    const response = await call(path, { method, body, headers: { 'content-type': 'application/json' } });
    expect(await response.json()).toEqual({ upstream: owner });
    const { last } = [account, documentStorage, verification].find(({ name }) => name === owner) as Upstream;
    expect(last).toMatchObject({ method, url: path, body: body ?? '' });
  });

  it.each([
    '/api',
    '/api/v1',
    '/api/v2/period',
    '/api/v1/unknown',
    '/api/v1/period/below',
    '/callbacks/kannel',
    '/.well-known/jwks.json',
    '/api/v1/metrics',
    '/account/health/ready',
  ])('knows nothing at %s', async (path) => {
    const before = account.seen.length;
    const response = await call(path, { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not-found', title: 'Not found' });
    expect(account.seen.length).toBe(before);
  });

  it.each([
    '/api/v1/registrations/../../../metrics',
    '/api/v1/registrations/%2e%2e/%2e%2e/metrics',
    '/api/v1/sessions/..%2f..%2fmetrics',
  ])('refuses to climb out by %s', async (path) => {
    const before = account.seen.length;
    const { status, body } = await rawCall(path, {});
    expect([400, 404]).toContain(status);
    expect(JSON.parse(body)).toHaveProperty('correlationId');
    expect(account.seen.length).toBe(before);
  });
});

describe('headers on the way in', () => {
  it('are an allowlist; what a client claims about its address is replaced', async () => {
    await rawCall('/api/v1/period', {
      cookie: 'a=1',
      'idempotency-key': 'k',
      'if-match': '"3"',
      'accept-language': 'en',
      'x-forwarded-for': '203.0.113.9, not-an-address',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
      'x-hop': 'only for the next one',
      connection: 'x-hop',
      'x-http-method-override': 'DELETE',
      authorization: 'Bearer x',
    });
    const { headers } = account.last;
    expect(headers).toMatchObject({
      cookie: 'a=1',
      'idempotency-key': 'k',
      'if-match': '"3"',
      'accept-language': 'en',
      'x-forwarded-host': 'localhost:8080',
      'x-forwarded-proto': 'http',
      host: new URL(account.url).host,
    });
    expect(headers['x-forwarded-for']).not.toContain(',');
    for (const name of ['forwarded', 'x-real-ip', 'x-hop', 'x-http-method-override', 'authorization']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('carry a child of the caller’s trace, whose id comes back as the correlation id', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const response = await call('/api/v1/period', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    expect(account.last.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`));
    expect(response.headers.get('x-correlation-id')).toBe(traceId);
  });
});

describe('headers on the way out', () => {
  it('keep cookies and the policy of a document, and lose what tells about our insides', async () => {
    account.answer = (_request, response) => {
      response.writeHead(200, {
        'set-cookie': ['a=1; HttpOnly', 'b=2; HttpOnly'],
        server: 'inner',
        'x-powered-by': 'inner',
        via: '1.1 inner-host',
        location: 'http://inner-host:8081/x',
        'content-security-policy': 'sandbox',
        'content-type': 'text/plain',
      });
      response.end('ok');
    };
    const response = await call('/api/v1/period');
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2; HttpOnly']);
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    for (const name of ['server', 'x-powered-by', 'via', 'location']) expect(response.headers.has(name)).toBe(false);
  });
});

describe('trouble behind the portal', () => {
  it('passes a 503 on as it is, once', async () => {
    account.answer = (_request, response) => response.writeHead(503, { 'retry-after': '7' }).end('{}');
    const before = account.seen.length;
    const response = await call('/api/v1/period');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(account.seen.length).toBe(before + 1);
  });

  it('answers for a dead service in plain words, stays ready, and counts it', async () => {
    const { port } = verification;
    await verification.stop();
    const response = await call('/api/v1/verifications/current');
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'temporarily-unavailable' });
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|verification/);
    expect((await call('/health/ready')).status).toBe(200);
    expect(await (await call('/metrics')).text()).toContain('daftar_portal_upstream_up{upstream="verification"} 0');
    await verification.listen(port);
    expect((await call('/api/v1/verifications/current')).status).toBe(200);
    expect(await (await call('/metrics')).text()).toContain('daftar_portal_upstream_up{upstream="verification"} 1');
  });

  it('answers for a service that hangs up in the middle of a request', async () => {
    account.answer = (_request, response) => response.destroy();
    const response = await call('/api/v1/registrations/me/submission', { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'temporarily-unavailable' });
  });
});

describe('bodies', () => {
  it('of more than 256 KiB are refused before anybody else sees them', async () => {
    const before = account.seen.length;
    const response = await call('/api/v1/registrations', { method: 'POST', body: 'x'.repeat(256 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'body-too-large' });
    expect(account.seen.length).toBe(before);
  });

  it('without a length reach the service with one', async () => {
    account.answer = (_request, response) => response.end('{}');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.enqueue(new TextEncoder().encode('1}'));
        controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
    expect((await call('/api/v1/sessions', init as RequestInit)).status).toBe(200);
    expect(account.last).toMatchObject({ body: '{"a":1}', headers: { 'content-length': '7' } });
  });
});
