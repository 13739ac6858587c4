import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Portal, startPortal } from './portal.js';

const PAGES = join(import.meta.dirname, '../pages');
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.running.stop());

const open = (path: string, accept = 'text/html') => fetch(`${portal.url}${path}`, { headers: { accept } });

describe('every answer', () => {
  it.each([
    '/',
    '/verifikasi',
    '/assets/daftar.css',
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

describe('the pages', () => {
  it.each([
    ['/', 200, 'Pendaftaran daring'],
    ['/verifikasi', 200, 'Konfirmasi kontak Anda'],
    ['/api/docs', 200, 'swagger-ui-bundle.js'],
    ['/unknown', 404, 'Halaman tidak ditemukan'],
  ])('%s is there', async (path, status, text) => {
    const response = await open(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain(text);
  });

  it.each(['/', '/assets/daftar.css', '/api/openapi.json', '/api/docs/assets/swagger-ui.css'])(
    '%s is asked for anew, and not sent again unless changed',
    async (path) => {
      const first = await open(path);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const again = await fetch(`${portal.url}${path}`, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
    },
  );

  it('answers a program with problem+json where a person gets a page', async () => {
    const response = await open('/unknown', 'application/json');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not-found' });
  });

  it('load only what is there', async () => {
    for (const path of ['/', '/verifikasi', '/api/docs', '/unknown']) {
      const html = await (await open(path)).text();
      const loaded = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, url]) => url as string);
      expect(loaded.length).toBeGreaterThan(0);
      for (const url of loaded) expect([url, (await open(url)).status]).toEqual([url, 200]);
    }
  });

  it.each(readdirSync(PAGES).filter((file) => file.endsWith('.html')))('%s has no inline script or style', (file) => {
    const html = readFileSync(join(PAGES, file), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|["']javascript:/i);
  });

  it.each(['index.html', 'verifikasi.html', '404.html'])('%s says everything in both languages', (file) => {
    const html = readFileSync(join(PAGES, file), 'utf8');
    const body = html.slice(html.indexOf('<main'));
    expect(body.match(/lang="id"/g)?.length).toBe(body.match(/lang="en"/g)?.length);
  });

  it('give of Swagger UI what the API page needs and nothing else', async () => {
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

describe('the link landing', () => {
  it('changes nothing when it is opened: it is a static page', async () => {
    const response = await open('/verifikasi');
    expect(response.headers.has('set-cookie')).toBe(false);
    expect((await fetch(`${portal.url}/verifikasi`, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});
