import { Client } from 'minio';
import type { Profile } from './profile.js';
import { secretsOf } from './secrets.js';

/** Uploads arrive in the first; only what was inspected is written to the second. */
export const buckets = { quarantine: 'quarantine', clean: 'clean' };

/** Creates the missing buckets; without a bucket policy nobody reads them without a signature. */
export async function createBuckets(profile: Profile): Promise<void> {
  const secrets = secretsOf(profile);
  const client = new Client({
    endPoint: '127.0.0.1',
    port: profile.ports.minio,
    useSSL: false,
    accessKey: secrets.minioAccessKey,
    secretKey: secrets.minioSecretKey,
    region: 'us-east-1',
  });
  for (const bucket of Object.values(buckets)) {
    if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
  }
}
