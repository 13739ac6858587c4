import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { siteMap } from '../applicant/site-map.js';
import { type Portal, startPortal } from './portal.js';

const SITE = join(import.meta.dirname, '../../../dist/services/portal/applicant');
const script = readdirSync(join(SITE, 'assets')).find((name) => /^site-.*\.js$/.test(name)) ?? '';
const paths = siteMap.map(({ path }) => path);
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.running.stop());

const open = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${portal.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const loadedBy = (html: string) => [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, url]) => url as string);

describe('every answer', () => {
  it.each([
    '/',
    '/verifikasi',
    `/assets/${script}`,
    '/assets/unknown.js',
    '/unknown',
    '/api/unknown',
    '/api/v1/period',
    '/quarantine',
    '/api/docs',
    '/api/docs/assets/swagger-ui.css',
    '/health/live',
    '/%zz',
  ])('at %s carries the security headers and does not say what serves it', async (path) => {
    const { headers } = await open(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    for (const name of ['server', 'x-powered-by', 'strict-transport-security']) expect(headers.has(name)).toBe(false);
  });

  it('asks for https for a year once the portal itself is reached by https', async () => {
    const secure = await startPortal({ PUBLIC_ORIGIN: 'https://daftar.example' });
    const { headers } = await fetch(`${secure.url}/`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.running.stop();
  });
});

describe('the pages of the site', () => {
  it.each(siteMap.map(({ path, title }) => [path, title.id] as const))(
    '%s is there, by its name',
    async (path, title) => {
      const response = await open(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.has('set-cookie')).toBe(false);
      expect(await response.text()).toContain(`<title>${title} · Daftar</title>`);
    },
  );

  it('load only what is there, and nothing from elsewhere', async () => {
    for (const path of [...paths, '/api/docs', '/unknown']) {
      const html = await (await open(path)).text();
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      const assets = loadedBy(html).filter((url) => !url.startsWith('/api/v1/'));
      expect(assets.length).toBeGreaterThan(0);
      for (const url of assets) expect([url, (await open(url)).status]).toEqual([url, 200]);
    }
  });

  it.each([...paths.map((path) => (path === '/' ? 'index.html' : `${path.slice(1)}/index.html`)), '404.html'])(
    '%s has no inline script or style',
    (file) => {
      const html = readFileSync(join(SITE, file), 'utf8');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|["']javascript:/i);
    },
  );

  it('that are on a way are not for search engines', async () => {
    expect(await (await open('/akun')).text()).toContain('<meta name="robots" content="noindex">');
    expect(await (await open('/bantuan')).text()).not.toContain('noindex');
  });

  it('are not changed by anything that is sent to them', async () => {
    for (const path of ['/', '/verifikasi', '/akun'])
      expect((await fetch(`${portal.url}${path}`, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});

describe('a mistyped address', () => {
  it('gives a person a page, and says 404', async () => {
    const response = await open('/unknown');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<title>Halaman tidak ditemukan · Daftar</title>');
  });

  it('gives a program problem+json', async () => {
    const response = await open('/unknown', { accept: 'application/json' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not-found' });
  });

  it('with a slash too many leads to the page', async () => {
    const response = await open('/daftar/?x=1');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/daftar');
    expect((await open('//elsewhere.example/')).status).toBe(404);
  });
});

describe('what a browser keeps', () => {
  it('is for good where the name holds a fingerprint', async () => {
    const { headers } = await open(`/assets/${script}`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script).toMatch(/-[\w-]{8}\.js$/);
  });

  it.each(['/', '/akun', '/icon.svg', '/api/openapi.json', '/api/docs/assets/swagger-ui.css'])(
    '%s is asked for anew, and not sent again unless changed',
    async (path) => {
      const first = await open(path);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const again = await open(path, { 'if-none-match': first.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    },
  );
});

describe('what was compressed at build time', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', null],
  ])('goes to whoever takes it: Accept-Encoding %s gets %s', async (accepted, encoding) => {
    for (const path of ['/', `/assets/${script}`]) {
      const response = await open(path, { 'accept-encoding': accepted });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toBe('accept-encoding');
      // fetch has undone the encoding.
      expect((await response.text()).length).toBeGreaterThan(500);
    }
  });

  it('is the same content under another tag', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (accepted) =>
        (await open('/', { 'accept-encoding': accepted })).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(3);
    const plain = readFileSync(join(SITE, 'assets', script));
    expect(gunzipSync(readFileSync(join(SITE, 'assets', `${script}.gz`)))).toEqual(plain);
  });
});

describe('the page of the API', () => {
  it('shows the document', async () => {
    const response = await open('/api/docs');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('swagger-ui-bundle.js');
  });

  it('gives of Swagger UI what it needs and nothing else', async () => {
    expect((await open('/api/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
    for (const file of [
      'package.json',
      'index.html',
      'swagger-initializer.js',
      '../package.json',
      '%2e%2e/package.json',
    ]) {
      expect((await open(`/api/docs/assets/${file}`)).status).not.toBe(200);
    }
  });
});
