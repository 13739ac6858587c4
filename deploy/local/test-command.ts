import { findChromium } from './chromium.js';
import { isUp, openInfra, stopProfile, stopServices } from './infra.js';
import { type Counts, type JestTier, jestTiers, runTier, stopTier } from './jest-run.js';
import { LocalProblem } from './problem.js';
import { comparedCodes, forgetCodes } from './problem-codes.js';
import { type Profile, profileOf } from './profile.js';
import { closeRunning } from './programs.js';
import { printed } from './progress.js';
import { runCheck, staticChecks } from './static-checks.js';

interface Result extends Counts {
  tier: string;
  seconds: number;
}

type Tier = 'static' | JestTier;

const tiers: Tier[] = ['static', ...jestTiers];

/**
 * `test` runs every tier, `test flows` one of them (what follows goes to Jest). The last line
 * that it prints is `N passed, N failed`.
 */
export async function testCommand([only, ...args]: string[]): Promise<void> {
  const chosen = tiers.filter((tier) => only === undefined || tier === only);
  if (chosen.length === 0) throw new LocalProblem(`There is no tier "${only}", but: ${tiers.join(', ')}.`);
  const profile = profileOf('test');
  stopOnSignal(profile);
  const wasUp = isUp(profile);
  const results: Result[] = [];
  if (only === undefined) forgetCodes();
  try {
    for (const tier of chosen) results.push(await timed(tier, () => runOne(tier, args)));
    if (only === undefined) results.push(await timed('error codes', async () => codesMet()));
  } finally {
    if (!wasUp) await stopProfile(profile, printed());
  }
  report(results);
}

async function runOne(tier: Tier, args: string[]): Promise<Counts> {
  console.log(`\n── ${tier}`);
  if (tier === 'static') return runStatic();
  if (tier === 'unit') return runTier(tier, args);
  if (tier === 'browser') await printed().step('Chromium', findChromium);
  const { profile } = await openInfra('test', printed());
  const counts = await runTier(tier, args);
  await stopServices(profile, printed());
  return counts;
}

async function runStatic(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  for (const check of staticChecks) {
    try {
      await printed().step(check.name, () => runCheck(check));
      counts.passed += 1;
    } catch (error) {
      console.log((error as Error).message);
      counts.failed += 1;
    }
  }
  return counts;
}

/** Every error code that the API document promises was answered to some test. */
function codesMet(): Counts {
  const { met, missed } = comparedCodes();
  for (const code of missed) console.log(`No test was answered with the documented code ${code}.`);
  return { passed: met.length, failed: missed.length };
}

async function timed(tier: string, work: () => Promise<Counts>): Promise<Result> {
  const begun = performance.now();
  const counts = await work();
  return { tier, ...counts, seconds: (performance.now() - begun) / 1000 };
}

function report(results: Result[]): void {
  console.log('\n  tier         passed   failed   seconds');
  for (const { tier, passed, failed, seconds } of results) {
    const columns = [String(passed).padStart(8), String(failed).padStart(9), seconds.toFixed(1).padStart(10)];
    console.log(`  ${tier.padEnd(11)}${columns.join('')}`);
  }
  const sum = (of: 'passed' | 'failed') => results.reduce((total, result) => total + result[of], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** Whatever a test had running is stopped with the infrastructure. */
function stopOnSignal(profile: Profile): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      closeRunning();
      stopTier();
      stopProfile(profile, printed()).finally(() => process.exit(130));
    });
  }
}
