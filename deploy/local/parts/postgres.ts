import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ManagedProcess } from '../managed-process.js';
import { definePart, type Part } from '../part.js';
import type { Profile } from '../profile.js';
import { run } from '../programs.js';
import { secretsOf } from '../secrets.js';
import { findPostgres, type PostgresPrograms } from './postgres-programs.js';
import { asUnprivileged, giveToUnprivileged } from './unprivileged.js';

export const postgresUser = 'postgres';

export function postgresPart(profile: Profile): Part {
  const port = profile.ports.postgres;
  const folder = join(profile.data, 'postgres');
  const process = new ManagedProcess(profile, 'postgres');
  return definePart({
    title: 'PostgreSQL',
    ports: [{ label: 'PostgreSQL', port }],
    process,
    prepare: async () => void (await findPostgres()),
    async launch() {
      const programs = await findPostgres();
      await initialise(programs, profile, folder);
      const [command, ...args] = asUnprivileged(programs.postgres, settings(profile, folder));
      await process.launch({ command, args, cwd: folder });
    },
    isReady: () => acceptsConnections(profile),
    readyWithinMs: 60_000,
    stopSignal: 'SIGINT',
  });
}

/** Statements and their values stay out of the log: both may hold personal data. */
function settings(profile: Profile, folder: string): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: profile.ports.postgres,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    // Tests kill processes, not machines: what a commit gave to the kernel survives that.
    fsync: profile.name === 'test' ? 'off' : 'on',
    full_page_writes: profile.name === 'test' ? 'off' : 'on',
  };
  const flags = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', folder, ...flags];
}

async function initialise({ initdb }: PostgresPrograms, profile: Profile, folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveToUnprivileged(folder);
  const passwordFile = join(profile.run, 'initdb-password');
  writeFileSync(passwordFile, secretsOf(profile).postgresPassword, { mode: 0o600 });
  giveToUnprivileged(passwordFile);
  try {
    const [command, ...args] = asUnprivileged(initdb, [
      ...['--pgdata', folder, '--username', postgresUser, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions'],
    ]);
    await run(command, args, { cwd: profile.data });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function acceptsConnections(profile: Profile): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: profile.ports.postgres,
    user: postgresUser,
    password: secretsOf(profile).postgresPassword,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
