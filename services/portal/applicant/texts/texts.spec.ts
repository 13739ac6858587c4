import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { siteMap } from '../site-map.js';
import type { Catalogue } from './catalogue.js';

const SITE = join(import.meta.dirname, '..');
const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' });

/** What is called the same in both languages. */
const SAME = new Set(['Status', 'NIK', 'RT/RW', 'E-mail', 'e-mail', 'SMS', 'Kelurahan or desa']);

const spoken = (text: unknown) =>
  typeof text === 'function' ? String(text('{1}', '{2}', '{3}', '{4}')) : String(text);

describe.each(files.filter((file) => file.endsWith('texts.ts')))('%s', (file) => {
  it('says everything in both languages, and says it differently', async () => {
    const catalogues = Object.values((await import(join(SITE, file))) as Record<string, Catalogue>);
    expect(catalogues.length).toBeGreaterThan(0);
    for (const [name, { id, en }] of catalogues.flatMap((entries) => Object.entries(entries))) {
      expect([name, typeof id]).toEqual([name, typeof en]);
      expect([name, spoken(id).trim(), spoken(en).trim()]).not.toContain('');
      if (!SAME.has(spoken(id))) expect([name, spoken(id)]).not.toEqual([name, spoken(en)]);
    }
  });

  it('puts the same values and marks into both', async () => {
    const catalogues = Object.values((await import(join(SITE, file))) as Record<string, Catalogue>);
    const marks = (text: string) => [...text.matchAll(/<(\/?\w+)>|\{\d\}/g)].map(([mark]) => mark).sort();
    for (const [name, { id, en }] of catalogues.flatMap((entries) => Object.entries(entries))) {
      expect([name, marks(spoken(id))]).toEqual([name, marks(spoken(en))]);
    }
  });
});

describe('the pages', () => {
  it.each(siteMap.map(({ path, title }) => [path, title] as const))('%s has a title in both languages', (_, title) => {
    expect(title.id).not.toBe('');
    expect(title.en).not.toBe('');
    expect(title.id).not.toBe(title.en);
  });

  it('hold no text of their own: words come from the catalogue', () => {
    // What stands between tags, and the attributes that are read out.
    const literal = />\s*[A-Za-z][\w ,.'’-]*\s*<\/|\b(?:aria-label|title|alt|placeholder)="[^"]/;
    const brand = />\s*Daftar\s*</;
    const guilty = files
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) =>
        readFileSync(join(SITE, file), 'utf8')
          .split('\n')
          .filter((line) => literal.test(line) && !brand.test(line) && !/[=(]>|Promise<|Map</.test(line))
          .map((line) => `${relative('.', file)}: ${line.trim()}`),
      );
    expect(guilty).toEqual([]);
  });
});
