import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { ManagedProcess } from '../managed-process.js';
import { installPackage } from '../packages.js';
import { definePart, type Part, type Tell } from '../part.js';
import { missing } from '../problem.js';
import type { Profile } from '../profile.js';
import { majorAfter, onPath, versionText } from '../programs.js';

const oldestMajor = 7;

export function redisPart(profile: Profile): Part {
  const port = profile.ports.redis;
  const folder = join(profile.data, 'redis');
  const process = new ManagedProcess(profile, 'redis');
  return definePart({
    title: 'Redis',
    ports: [{ label: 'Redis', port }],
    process,
    prepare: async (tell) => void (await findRedis(tell)),
    async launch() {
      mkdirSync(folder, { recursive: true });
      await process.launch({ command: await findRedis(), args: settings(port, folder), cwd: folder });
    },
    isReady: () => answersPing(port),
    readyWithinMs: 30_000,
  });
}

/** BullMQ wants no eviction (a job would vanish) and a file that survives a restart. */
function settings(port: number, folder: string): string[] {
  return [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
    ...['--maxmemory-policy', 'noeviction', '--daemonize', 'no'],
  ];
}

async function findRedis(tell?: Tell): Promise<string> {
  if (!onPath('redis-server')) {
    tell?.('installing redis-server with apt-get');
    await installPackage('redis-server', 'Redis', 'redis');
  }
  const path = onPath('redis-server');
  if (!path) throw missing('Redis is missing.', 'Install redis-server and start again.');
  const major = majorAfter(await versionText(path, '--version'), 'v=');
  if (major < oldestMajor) {
    throw missing(`Redis ${major} is too old.`, `Put redis-server ${oldestMajor} or newer on PATH.`);
  }
  return path;
}

async function answersPing(port: number): Promise<boolean> {
  const client = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
