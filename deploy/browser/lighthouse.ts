import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { type RunnerResult } from 'lighthouse';
import { type BrowserContext, chromium } from 'playwright-core';
import { readPlace } from '../journey/options.js';
import { inventPerson } from '../journey/person.js';
import { findChromium, freePort, repositoryRoot } from '../local/index.js';
import { chromiumFlags } from './browser.js';
import { lighthousePage, type Measured } from './lighthouse-page.js';
import { registered } from './registered.js';

/** What everybody sees, and what only somebody who has pressed Daftar does. */
const OPEN = ['/', '/daftar/data-diri/identitas'];
const OWN = ['/akun/kode'];
const RUNS = 3;
const REPORT = join(repositoryRoot, 'docs/benchmarks/lighthouse.md');

/** Somebody who pressed Daftar, logged in with this browser: the page for the code shows itself to nobody else. */
async function logIn(context: BrowserContext): Promise<void> {
  const { person, registrationNumber } = await registered(readPlace([]), inventPerson(), true);
  const page = await context.newPage();
  await page.goto('/masuk');
  await page.getByLabel('NIK atau nomor pendaftaran').fill(registrationNumber);
  await page.getByLabel('Kata sandi', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/masuk');
  await page.close();
}

/**
 * A phone on a slow 4G, as Lighthouse simulates it: 1.6 Mbit/s, 150 ms, a processor four times slower. It empties the
 * cache before each run, and leaves cookies alone.
 */
async function measure(url: string, port: number): Promise<Measured> {
  const result = await lighthouse(url, { port, logLevel: 'error' });
  if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? `no result for ${url}`);
  const shown = new URL(result.lhr.finalDisplayedUrl).pathname;
  if (shown !== new URL(url).pathname) throw new Error(`${url} led to ${shown}, which was not to be measured`);
  return measuredBy(result);
}

function measuredBy({ lhr }: RunnerResult): Measured {
  const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const value = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN;
  const failed = Object.values(lhr.audits)
    .filter(({ score: points, scoreDisplayMode }) => scoreDisplayMode === 'binary' && points === 0)
    .map(({ id }) => id);
  return {
    page: new URL(lhr.finalDisplayedUrl).pathname,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    firstPaintMs: value('first-contentful-paint'),
    largestPaintMs: value('largest-contentful-paint'),
    interactiveMs: value('interactive'),
    blockedMs: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    bytes: value('total-byte-weight'),
    failed,
    version: lhr.lighthouseVersion,
  };
}

/** The run in the middle, by its performance. */
function middle(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((one, other) => one.performance - other.performance);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}

async function bench(): Promise<readonly Measured[]> {
  const { base } = readPlace([]);
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'daftar-lighthouse-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: [...chromiumFlags(), `--remote-debugging-port=${port}`],
    baseURL: base,
  });
  try {
    const results: Measured[] = [];
    const measureAll = async (pages: readonly string[]) => {
      for (const page of pages) {
        const runs: Measured[] = [];
        while (runs.length < RUNS) runs.push(await measure(`${base}${page}`, port));
        results.push(middle(runs));
        console.log(results.at(-1));
      }
    };
    await measureAll(OPEN);
    await logIn(context);
    await measureAll(OWN);
    return results;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

try {
  const results = await bench();
  await writeFile(REPORT, lighthousePage(results, RUNS));
  const enough = results.every(
    (one) => one.performance >= 95 && one.accessibility === 100 && one.bestPractices === 100,
  );
  process.exitCode = enough ? 0 : 1;
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}
