import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { type Features, featuresOfScript } from './script-features.js';
import { featuresOfStyle } from './style-features.js';

const ASSETS = join(import.meta.dirname, '../../../../dist/services/portal/applicant/assets');
/** The oldest Chrome for which the site is made. */
const CHROME = 100;
/** What that Chrome parses: it knows all of ECMAScript 2022 and nothing later. */
const SCRIPT = { ecmaVersion: 2022, sourceType: 'module' } as const;

/** Younger, and used where it is there: whoever has an older browser loses nothing that matters. */
const GRACEFUL = {
  'URL.canParse': 'zod asks whether it is there, and tries the constructor otherwise',
  '.moveBefore': 'preact asks whether it is there, and inserts otherwise',
  'text-wrap': 'headings break where they break, as they did before it',
  'text-wrap: balance': 'as above',
};

/** The site and its libraries call things of their own like something younger of the platform. */
const OWN_NAMES = [
  '.committed',
  '.config',
  '.contentEncoding',
  '.destroy',
  '.first',
  '.isError',
  '.isValid',
  '.limits',
  '.login',
  '.run',
  '.token',
  '.watch',
  '.when',
];

const files = (end: string) => readdirSync(ASSETS).filter((name) => name.endsWith(end));
const read = (name: string) => readFileSync(join(ASSETS, name), 'utf8');
const scriptOf = (source: string) => featuresOfScript(parse(source, SCRIPT));

/** What Chrome has got since; what it never had is no matter of its age. */
const younger = (features: Features) =>
  [...features].filter(([, since]) => since > CHROME && since < Number.POSITIVE_INFINITY).map(([name]) => name);

describe('the built site in an old Chrome', () => {
  it('uses nothing younger but what it can do without', () => {
    const scripts = files('.js').flatMap((name) => younger(scriptOf(read(name))));
    const styles = files('.css').flatMap((name) => younger(featuresOfStyle(read(name))));
    expect([...new Set([...scripts, ...styles])].sort()).toEqual([...Object.keys(GRACEFUL), ...OWN_NAMES].sort());
  });
});

describe('what is younger is seen', () => {
  it.each([
    ['[1].toSorted()', '.toSorted'],
    ['Object.groupBy(a, f)', 'Object.groupBy'],
    ['const { promise } = Promise.withResolvers()', 'Promise.withResolvers'],
    ['AbortSignal.any([])', 'AbortSignal.any'],
    ['fetch(u, { signal: AbortSignal.timeout(9) })', 'AbortSignal.timeout'],
    ['new CloseWatcher()', 'CloseWatcher'],
    ['element["showPopover"]()', '.showPopover'],
    ['jsx("div", { inert: true })', '<div inert>'],
    ['jsx("details", { name: "one" })', '<details name>'],
    ['jsx(`p`, { popover: `auto` })', '<p popover>'],
  ])('in the script %s', (source, name) => expect(younger(scriptOf(source))).toContain(name));

  it.each([
    ['p:has(a) { color: red }', ':has'],
    ['p { & a { color: red } }', '&'],
    ['p { width: 100dvh }', 'dvh'],
    ['p { color: light-dark(red, blue) }', 'light-dark()'],
    ['p { color: color-mix(in srgb, red, blue) }', 'color-mix()'],
    ['p { text-wrap: pretty }', 'text-wrap: pretty'],
    ['p { container-type: inline-size }', 'container-type'],
    ['@container (width > 9px) { p { color: red } }', '@container'],
    ['@media (scripting: none) { p { color: red } }', '(scripting)'],
    ['@media (width > 9px) { p { color: red } }', '(range)'],
  ])('in the style %s', (source, name) => expect(younger(featuresOfStyle(source))).toContain(name));

  it.each(['const [a] = list; a.findLast(f)', 'structuredClone(a)', 'jsx("dialog", { open: true })'])(
    'and what it has is not: %s',
    (source) => expect(younger(scriptOf(source))).toEqual([]),
  );

  it.each(['/[a--b]/v', 'using file = open()'])('a script that it cannot read is: %s', (source) => {
    expect(() => parse(source, SCRIPT)).toThrow(SyntaxError);
  });
});
