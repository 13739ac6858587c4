import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { startedAt } from './identity.js';
import { until } from './wait.js';

/** Per user, so that a second checkout builds and fetches nothing again. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'daftar');

const hour = 3_600_000;

/**
 * The path of something in the cache, made first when it is not there. `make` fills a folder
 * of its own, which takes its final name in one step: an interrupted try leaves nothing behind
 * that looks complete. Two checkouts do not make the same thing at once: the second waits.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const path = join(cacheFolder, name);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  await withLock(`${path}.lock`, async () => {
    if (existsSync(path)) return;
    const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    try {
      await make(unfinished);
      renameSync(unfinished, path);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  });
  return path;
}

/** Holds a lock file while the work runs; a lock whose owner is gone is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const locked = await until(() => tryLock(file), hour, 500);
  if (!locked) throw new Error(`Another process has held ${file} for an hour.`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    const mine = { pid: process.pid, startTime: startedAt(process.pid) };
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
    return true;
  } catch {
    if (ownerIsGone(file)) rmSync(file, { force: true });
    return false;
  }
}

function ownerIsGone(file: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; startTime: string };
    return startedAt(owner.pid) !== owner.startTime;
  } catch {
    return false;
  }
}
