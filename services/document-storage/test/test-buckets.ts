import { randomBytes } from 'node:crypto';
import { Client } from 'minio';
import { testInfrastructure } from '#testing';

export interface S3Server {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Two buckets of one test file on the real object storage. */
export class TestBuckets {
  readonly quarantine: string;
  readonly clean: string;
  private readonly client: Client;

  private constructor(readonly server: S3Server) {
    const run = randomBytes(4).toString('hex');
    this.quarantine = `test-${run}-quarantine`;
    this.clean = `test-${run}-clean`;
    const { endpoint, accessKey, secretKey, region } = server;
    const { hostname, port, protocol } = new URL(endpoint);
    this.client = new Client({
      endPoint: hostname,
      port: port ? Number(port) : undefined,
      useSSL: protocol === 'https:',
      accessKey,
      secretKey,
      region,
    });
  }

  static async make(server: S3Server = { ...testInfrastructure().minio, region: 'us-east-1' }): Promise<TestBuckets> {
    const buckets = new TestBuckets(server);
    for (const bucket of [buckets.quarantine, buckets.clean]) await buckets.client.makeBucket(bucket);
    return buckets;
  }

  async keysIn(bucket: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const { name } of this.client.listObjectsV2(bucket, '', true)) keys.push(String(name));
    return keys;
  }

  async read(bucket: string, key: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.client.getObject(bucket, key)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async write(bucket: string, key: string, bytes: Buffer): Promise<void> {
    await this.client.putObject(bucket, key, bytes, bytes.length);
  }

  async remove(bucket: string, key: string): Promise<void> {
    await this.client.removeObject(bucket, key);
  }

  async drop(): Promise<void> {
    for (const bucket of [this.quarantine, this.clean]) {
      await this.client.removeObjects(bucket, await this.keysIn(bucket));
      await this.client.removeBucket(bucket);
    }
  }
}
