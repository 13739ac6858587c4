import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { parse as parseStyle, walk } from 'css-tree';
import { siteMap } from '../applicant/site-map.js';
import { type Portal, startPortal } from './portal.js';

const ASSETS = join(import.meta.dirname, '../../../dist/services/portal/applicant/assets');
/** Scripts and styles of a first visit, as they travel: what a slow phone can wait for. */
const BUDGET_BYTES = 120_000;
const paths = siteMap.map(({ path }) => path);
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.running.stop());

const open = (url: string, encoding: string) => fetch(url, { headers: { 'accept-encoding': encoding } });

/** What a page names in its head: scripts, what it preloads of them, and styles. */
const namedBy = (html: string) =>
  [...html.matchAll(/<(?:script|link)[^>]*\s(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, url]) =>
    String(url),
  );

function importedBy(url: string, source: string): string[] {
  if (url.endsWith('.js')) {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module' }).body.flatMap((statement) =>
      'source' in statement && statement.source ? [String(statement.source.value)] : [],
    );
  }
  const imported: string[] = [];
  walk(parseStyle(source), function (node) {
    if (node.type === 'Url' && this.atrule?.name === 'import') imported.push(node.value);
  });
  return imported;
}

/** The bytes of everything that a page loads before it can be used, by address. */
async function loadedBy(path: string, encoding: string): Promise<ReadonlyMap<string, number>> {
  const page = `${portal.url}${path}`;
  const bytes = new Map<string, number>();
  const load = async (address: string): Promise<void> => {
    if (bytes.has(address)) return;
    bytes.set(address, 0);
    const answer = await open(address, encoding);
    expect([address, answer.status]).toEqual([address, 200]);
    bytes.set(address, Number(answer.headers.get('content-length')));
    const imported = importedBy(address, await answer.text());
    await Promise.all(imported.map((name) => load(new URL(name, address).href)));
  };
  const named = namedBy(await (await open(page, encoding)).text());
  await Promise.all(named.map((name) => load(new URL(name, page).href)));
  return bytes;
}

const sum = (bytes: ReadonlyMap<string, number>) => [...bytes.values()].reduce((total, each) => total + each, 0);

describe.each(['br', 'gzip'])('what a first visit loads, sent as %s,', (encoding) => {
  it.each(paths)('stays within the budget at %s', async (path) => {
    const loaded = await loadedBy(path, encoding);
    expect([...loaded.values()].every((bytes) => bytes > 0)).toBe(true);
    expect(sum(loaded)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('is far less than it is unpacked', async () => {
    const [packed, plain] = await Promise.all([loadedBy('/', encoding), loadedBy('/', 'identity')]);
    expect(sum(packed)).toBeLessThan(sum(plain) / 2);
  });
});

describe('what a page needs', () => {
  it('is named in its head: no script waits for another to be read first', async () => {
    for (const path of paths) {
      const named = namedBy(await (await open(`${portal.url}${path}`, 'br')).text());
      const loaded = [...(await loadedBy(path, 'br')).keys()].map((address) => new URL(address).pathname);
      expect(loaded.sort()).toEqual(named.sort());
    }
  });

  it('has a fingerprint in its name, and is kept for good', async () => {
    const names = readdirSync(ASSETS).filter((name) => !/\.(br|gz)$/.test(name));
    for (const name of names) {
      expect(name).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
      const { headers } = await open(`${portal.url}/assets/${name}`, 'br');
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('is no font: words show in the letters of the device', async () => {
    for (const path of paths) {
      for (const address of (await loadedBy(path, 'br')).keys()) {
        if (address.endsWith('.css')) expect(await (await open(address, 'br')).text()).not.toMatch(/@font-face/i);
      }
    }
  });
});
