import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pageAt, siteMap } from './site-map.js';

const PAGES = join(import.meta.dirname, 'pages');

describe('the map of the site', () => {
  it.each(siteMap.map(({ path, page }) => [path, page]))('%s is a page', (_, page) => {
    expect(existsSync(join(PAGES, page, 'page.tsx'))).toBe(true);
  });

  it('leads to every page', () => {
    const mapped = new Set<string>(siteMap.map(({ page }) => page));
    expect(readdirSync(PAGES).filter((page) => !mapped.has(page))).toEqual(['not-found']);
  });

  it('knows nothing else', () => {
    expect(pageAt('/tidak-ada')).toBeUndefined();
    expect(pageAt('//elsewhere.example')).toBeUndefined();
  });
});
