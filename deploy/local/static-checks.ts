import { join } from 'node:path';
import { run } from './programs.js';
import { repositoryRoot } from './root.js';

export interface Check {
  name: string;
  /** A script of an installed package, run by our own Node. */
  script: string;
  args: string[];
}

export const staticChecks: Check[] = [
  { name: 'lint and format (biome)', script: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'types (tsc)', script: 'typescript/bin/tsc', args: ['--noEmit'] },
  {
    name: 'types of the site (tsc)',
    script: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', 'services/portal/applicant', '--incremental', 'false'],
  },
  {
    name: 'arrows (dependency-cruiser)',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'services', 'libs', 'deploy', 'test'],
  },
  { name: 'dead code (knip)', script: 'knip/bin/knip.js', args: ['--no-progress'] },
];

/** @throws Error with what the check printed, when it failed. */
export async function runCheck({ script, args }: Check): Promise<void> {
  await run(process.execPath, [join(repositoryRoot, 'node_modules', script), ...args], { cwd: repositoryRoot });
}
