import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { fingerprint, isInstalled } = await import('./checkout.mjs');

describe('the fingerprint of the sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-fingerprint-'));
  const [a, b] = [join(folder, 'a.ts'), join(folder, 'b.ts')];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the same for the same names and contents, whatever their times', () => {
    writeFileSync(a, 'one');
    const before = fingerprint([a]);
    writeFileSync(a, 'one');
    expect(fingerprint([a])).toBe(before);
  });

  it('changes with a content, a name, or a further file', () => {
    writeFileSync(a, 'one');
    writeFileSync(b, 'one');
    const prints = [fingerprint([a]), fingerprint([b]), fingerprint([a, b])];
    writeFileSync(a, 'two');
    expect(new Set([...prints, fingerprint([a])]).size).toBe(4);
  });
});

describe('the installed packages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/fastify': { version: '5.12.8' },
    'node_modules/only-on-macos': { version: '1.0.0', optional: true },
  };

  it('fit when every needed one is there in the version of the lock file', () => {
    expect(isInstalled(wanted, { 'node_modules/fastify': { version: '5.12.8' } })).toBe(true);
  });

  it('do not fit when one is missing or of another version', () => {
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/fastify': { version: '5.12.7' } })).toBe(false);
  });
});
