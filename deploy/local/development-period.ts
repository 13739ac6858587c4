import { join } from 'node:path';
import { databaseUrl } from './databases.js';
import { LocalProblem } from './problem.js';
import type { Profile } from './profile.js';
import { run } from './programs.js';
import { repositoryRoot } from './root.js';
import { publicOrigin } from './services.js';
import { answersOk, until } from './wait.js';

const HEARD_WITHIN_MS = 20_000;
const WIB_MS = 7 * 3_600_000;

/** The last second of next month in WIB: as official deadlines are given, and the same for every start in a month. */
export function endOfNextMonth(now: Date): Date {
  const inWib = new Date(now.getTime() + WIB_MS);
  return new Date(Date.UTC(inWib.getUTCFullYear(), inWib.getUTCMonth() + 2, 1) - 1_000 - WIB_MS);
}

export interface PeriodTimes {
  /** ISO 8601. */
  readonly opens: string;
  readonly closes: string;
}

/** Gives the period of the local system its times, or makes it. */
export async function setPeriod(profile: Profile, { opens, closes }: PeriodTimes): Promise<void> {
  const program = join(repositoryRoot, 'dist/services/account/src/in/cli/set-period.js');
  await run(process.execPath, [program, '--name', 'CPNS (contoh)', '--opens', opens, '--closes', closes], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl(profile, 'account') },
  });
}

/** Opens a registration period, so that somebody can register, and waits until its documents are known too. */
export async function openDevelopmentPeriod(profile: Profile): Promise<void> {
  await setPeriod(profile, { opens: '2026-01-01T00:00:00+07:00', closes: endOfNextMonth(new Date()).toISOString() });
  const portal = publicOrigin(profile);
  const known = ['/api/v1/period', '/api/v1/document-requirements'].map((path) =>
    until(() => answersOk(`${portal}${path}`), HEARD_WITHIN_MS),
  );
  if ((await Promise.all(known)).every(Boolean)) return;
  throw new LocalProblem(
    'The registration period did not become known to every service. Look into the logs of account and document-storage.',
  );
}
