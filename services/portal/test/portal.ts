import { randomBytes } from 'node:crypto';
import {
  configureLogging,
  environmentOrFiles,
  loadConfig,
  type RunningService,
  runtimeKeys,
  startService,
} from '#runtime';
import { portalKeys } from '../src/portal.config.js';
import { portalService } from '../src/portal.module.js';

/** Nobody listens here: port 9 (discard) is below what an ordinary process may bind. */
export const NOBODY = 'http://127.0.0.1:9';

export interface Portal {
  readonly url: string;
  readonly running: RunningService;
}

/** A portal on a port of its own; every upstream that is not named is away. */
export async function startPortal(environment: Readonly<Record<string, string>> = {}): Promise<Portal> {
  const config = loadConfig(
    { ...runtimeKeys, ...portalKeys },
    environmentOrFiles({
      HTTP_PORT: '1',
      LOG_LEVEL: 'warn',
      PUBLIC_ORIGIN: 'http://localhost:8080',
      ACCOUNT_URL: NOBODY,
      DOCUMENT_STORAGE_URL: NOBODY,
      VERIFICATION_URL: NOBODY,
      S3_URL: NOBODY,
      S3_QUARANTINE_BUCKET: 'quarantine',
      REDIS_URL: 'redis://127.0.0.1:9',
      PROOF_OF_WORK_KEY: randomBytes(32).toString('base64'),
      PROOF_OF_WORK_ITERATIONS: '100',
      PROOF_OF_WORK_TRIES: '10',
      ...environment,
    }),
  );
  configureLogging({ service: 'portal', role: config.ROLE, level: config.LOG_LEVEL });
  const running = await startService(portalService, { ...config, HTTP_PORT: 0 });
  return { url: (await running.app.getUrl()).replace('[::1]', '127.0.0.1'), running };
}
