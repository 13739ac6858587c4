import { Client } from 'minio';
import { until } from './wait.js';

/** Uploads arrive in the first; only what was inspected is written to the second. */
export const buckets = { quarantine: 'quarantine', clean: 'clean' };

export interface Storage {
  endpoint: string;
  accessKey: string;
  secretKey: string;
}

// MinIO answers its probe some moments before it takes requests: 503 until then.
const READY_MS = 15_000;

/** Creates the missing buckets; without a bucket policy nobody reads them without a signature. */
export async function createBuckets({ endpoint, accessKey, secretKey }: Storage): Promise<void> {
  const url = new URL(endpoint);
  const client = new Client({
    endPoint: url.hostname,
    port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    useSSL: url.protocol === 'https:',
    accessKey,
    secretKey,
    region: 'us-east-1',
    // Its retries write to the console; ours do not.
    retryOptions: { disableRetry: true },
  });
  let last: unknown;
  const made = await until(async () => {
    try {
      for (const bucket of Object.values(buckets)) {
        if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
      }
      return true;
    } catch (error) {
      last = error;
      return false;
    }
  }, READY_MS);
  if (!made) throw last;
}
