import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './root.js';

const noted = join(repositoryRoot, '.daftar/reports/problem-codes.txt');
const document = join(repositoryRoot, 'docs/openapi.json');

export interface Comparison {
  readonly met: readonly string[];
  readonly missed: readonly string[];
}

/**
 * Notes that a test was answered with this code. The tiers run one after another, each in processes of its own, and
 * only all of them together meet every code: what they note is compared with the API document at the end of `npm test`.
 */
export function noteCode(code: string): void {
  mkdirSync(dirname(noted), { recursive: true });
  appendFileSync(noted, `${code}\n`);
}

/** Begins anew: what an earlier run met proves nothing about this one. */
export function forgetCodes(): void {
  rmSync(noted, { force: true });
}

/** The codes that were noted since `forgetCodes`. */
export function notedCodes(): ReadonlySet<string> {
  return new Set(existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : []);
}

/** The codes that an API document promises, by whether they are among those that were noted. */
export function compareCodes(api: { readonly components: { readonly examples: object } }, seen: ReadonlySet<string>) {
  const codes = Object.keys(api.components.examples);
  return { met: codes.filter((code) => seen.has(code)), missed: codes.filter((code) => !seen.has(code)) };
}

/** The same for our document and this run. */
export function comparedCodes(): Comparison {
  return compareCodes(JSON.parse(readFileSync(document, 'utf8')), notedCodes());
}
