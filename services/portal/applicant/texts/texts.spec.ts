import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { siteMap } from '../site-map.js';
import type { Catalogue } from './catalogue.js';

const SITE = join(import.meta.dirname, '..');
const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' });

/** What is called the same in both languages. */
const SAME = new Set(['Status', 'NIK', 'RT/RW', 'E-mail', 'e-mail', 'SMS', 'Kelurahan or desa']);

/** The name of the site, and of the languages in themselves. */
const OWN_WORDS = ['Bahasa Indonesia', 'Daftar', 'English'];
const READ_OUT = new Set(['aria-label', 'title', 'alt', 'placeholder']);
const sourceOf = (file: string) => readFileSync(join(SITE, file), 'utf8');

const isShown = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) ? isShown(node.parent) : ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent);

/** Words that a component says by itself: what stands between tags, and the attributes that are read out. */
function wordsIn(source: string): string[] {
  const words: string[] = [];
  const visit = (node: ts.Node) => {
    const said =
      ts.isJsxText(node) ||
      (ts.isStringLiteral(node) && isShown(node.parent)) ||
      (ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent) && READ_OUT.has(node.parent.name.getText()));
    if (said && /\p{L}/u.test(node.text)) words.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return words;
}

const spoken = (text: unknown) =>
  typeof text === 'function' ? String(text('{1}', '{2}', '{3}', '{4}')) : String(text);
const marks = (text: unknown) => [...spoken(text).matchAll(/<(\/?\w+)>|\{\d\}/g)].map(([mark]) => mark).sort();

/** What is wrong with an entry, in a word. */
function faultOf({ id, en }: Partial<Catalogue[string]>): string | undefined {
  if (id === undefined || en === undefined || typeof id !== typeof en) return 'missing';
  if (!spoken(id).trim() || !spoken(en).trim()) return 'empty';
  if (spoken(id) === spoken(en) && !SAME.has(spoken(id))) return 'untranslated';
  return String(marks(id)) === String(marks(en)) ? undefined : 'other values or marks';
}

const faultsIn = (catalogue: Catalogue) =>
  Object.entries(catalogue).flatMap(([name, entry]) => {
    const fault = faultOf(entry);
    return fault ? [`${name}: ${fault}`] : [];
  });

describe.each(files.filter((file) => file.endsWith('texts.ts')))('%s', (file) => {
  let catalogues: readonly Catalogue[];
  beforeAll(async () => {
    catalogues = Object.values((await import(join(SITE, file))) as Record<string, Catalogue>);
  });

  it('says everything in both languages, differently, with the same values and marks', () => {
    expect(catalogues.length).toBeGreaterThan(0);
    expect(catalogues.flatMap(faultsIn)).toEqual([]);
  });

  it('would be caught with a text missing, empty or left untranslated in either language', () => {
    for (const [name, { id, en }] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
      for (const broken of [
        { id },
        { en },
        { id, en: ' ' },
        { id: '', en },
        { id: `${spoken(id)}.`, en: `${spoken(id)}.` },
      ]) {
        expect([name, faultsIn({ [name]: broken as Catalogue[string] }).length]).toEqual([name, 1]);
      }
    }
  });
});

describe('the pages', () => {
  it.each(siteMap.map(({ path, title }) => [path, title] as const))('%s has a title in both languages', (_, title) => {
    expect(title.id).not.toBe('');
    expect(title.en).not.toBe('');
    expect(title.id).not.toBe(title.en);
  });

  it('hold no text of their own: words come from the catalogues, which are the files named for them', () => {
    const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'));
    const elsewhere = sources.filter((file) => !file.endsWith('texts.ts') && /\bcatalogue\(/.test(sourceOf(file)));
    expect(elsewhere).toEqual([]);
    const own = sources.filter((file) => file.endsWith('.tsx')).flatMap((file) => wordsIn(sourceOf(file)));
    expect(own.sort()).toEqual(OWN_WORDS);
  });

  it.each(['<p>\n  Halo, dunia\n</p>', '<a onClick={() => go()}>Kembali</a>', '<img alt="Foto" />', '<b>{"Baru"}</b>'])(
    'would be caught with %j in them',
    (source) => expect(wordsIn(source)).toHaveLength(1),
  );
});
