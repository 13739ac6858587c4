import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, withLock } from './cache.js';
import { missing } from './problem.js';
import { onPath, run } from './programs.js';

const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs a Debian package when we are root on Debian; otherwise says which command helps.
 * The package's own daemon is kept from starting: it would listen on its usual port.
 */
export async function installPackage(debianName: string, what: string, macName: string): Promise<void> {
  if (!isDebian()) {
    throw missing(
      `${what} is missing.`,
      `Install it (brew install ${macName}, or your system's package) and start again.`,
    );
  }
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw missing(`${what} is missing.`, `Install it with: sudo apt-get install ${debianName}`);
  }
  mkdirSync(cacheFolder, { recursive: true });
  await withLock(join(cacheFolder, 'apt.lock'), () => withoutDaemons(() => aptInstall(debianName)));
}

async function aptInstall(debianName: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianName], { env });
  } catch (error) {
    throw missing(
      `apt-get could not install ${debianName} (${(error as Error).message}).`,
      `Try it yourself: apt-get update && apt-get install ${debianName}`,
    );
  }
}

/** Debian asks this script before it starts a service of a fresh package; 101 means no. */
async function withoutDaemons(work: () => Promise<void>): Promise<void> {
  if (existsSync(policy)) return work();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    rmSync(policy, { force: true });
  }
}

function isDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'));
}
