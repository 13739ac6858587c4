import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cached, cacheFolder } from '../cache.js';
import type { Tell } from '../part.js';
import { missing } from '../problem.js';
import { onPath, run, versionText } from '../programs.js';

/** The last commit of the archived project: it exists as source only, so it is built here. */
const version = 'v0.0.0-20260212201848-7aac2a2c5b7c';
const cacheName = `minio-${version}`;
const oldestRelease = 2024;

/** False when the first start of this user has still to build it. */
export function minioIsBuilt(): boolean {
  return onPath('minio') !== undefined || existsSync(join(cacheFolder, cacheName));
}

export async function findMinio(tell?: Tell): Promise<string> {
  const installed = onPath('minio');
  if (installed && fits(await versionText(installed, '--version'))) return installed;
  const folder = await cached(cacheName, async (unfinished) => {
    const go = onPath('go');
    if (!go) {
      throw missing(
        'MinIO is built from source with Go, which is missing.',
        'Install Go 1.24 or newer (https://go.dev/dl), or put a minio binary on PATH.',
      );
    }
    tell?.('building it from source: about 3 minutes, once per user');
    const env = { ...process.env, GOBIN: unfinished };
    await run(go, ['install', '-ldflags', '-s -w', `github.com/minio/minio@${version}`], { env });
  });
  return join(folder, 'minio');
}

function fits(text: string): boolean {
  if (text.includes('DEVELOPMENT')) return true;
  return Number(/RELEASE\.(\d{4})/.exec(text)?.[1] ?? 0) >= oldestRelease;
}
