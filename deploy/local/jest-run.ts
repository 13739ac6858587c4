import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './root.js';

/** The tiers of tests in the order in which they run; their files are named in jest.config.js. */
export const jestTiers = ['unit', 'component', 'messaging', 'flows', 'browser', 'crash'] as const;
export type JestTier = (typeof jestTiers)[number];

export interface Counts {
  passed: number;
  failed: number;
}

let running: ChildProcess | undefined;

/** Ends the tier that is running; without its infrastructure every test would wait for its own time to be up. */
export function stopTier(): void {
  if (running?.pid) process.kill(-running.pid, 'SIGKILL');
}

/** Runs one tier in one Jest; the counts come from its report, not from what it printed. */
export async function runTier(tier: JestTier, args: string[]): Promise<Counts> {
  const report = join(repositoryRoot, `.daftar/reports/${tier}.json`);
  mkdirSync(join(repositoryRoot, '.daftar/reports'), { recursive: true });
  rmSync(report, { force: true });
  const exitCode = await jest(tier, report, args);
  return countsOf(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode);
}

function jest(tier: JestTier, report: string, args: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(repositoryRoot, 'node_modules/jest/bin/jest.js'),
      ...['--selectProjects', tier, '--passWithNoTests', '--json', '--outputFile', report],
      // A handle that a test left open would keep Jest from ending after its last test, for ever.
      '--forceExit',
      // Where so many files fail, something that all need is broken: the rest would only wait for it.
      '--bail=8',
      // Jest keeps what a file has loaded: some fifty would fill a process's heap, and it would do nothing but look for
      // room. A worker that holds more than this between two files gives way to a fresh one.
      '--workerIdleMemoryLimit=1GB',
      // What shares processes or measures time would disturb a neighbour.
      ...(tier === 'unit' || tier === 'component' ? [] : ['--maxWorkers=1']),
      ...args,
    ],
    // Jest repeats the whole report on stdout; what a person reads goes to stderr. It has a group of its own, so that its
    // workers can be ended with it.
    { cwd: repositoryRoot, stdio: ['ignore', 'ignore', 'inherit'], detached: true },
  );
  running = child;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running = undefined;
      resolve(code ?? 1);
    });
  });
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A suite that could not even be loaded, and a Jest that died, count as one failure each. */
export function countsOf(report: JestReport | undefined, exitCode: number): Counts {
  if (!report) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
