import { Client } from 'minio';

/** Uploads arrive in the first; only what was inspected is written to the second. */
export const buckets = { quarantine: 'quarantine', clean: 'clean' };

export interface Storage {
  endpoint: string;
  accessKey: string;
  secretKey: string;
}

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
    // It writes to the console; the part's own start waits for MinIO to answer.
    retryOptions: { disableRetry: true },
  });
  for (const bucket of Object.values(buckets)) {
    if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
  }
}
