import * as http from 'node:http';
import * as https from 'node:https';
import type { Client, ClientOptions } from 'minio';

export interface S3Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

// People wait for these calls: silence for longer means that the storage is away, and they are told so.
const SILENCE_MS = 2_000;

type Transport = NonNullable<ClientOptions['transport']>;

/**
 * A client that gives up on silence and asks once. The library is loaded with the first use: it takes some 25 MB, and
 * a process that only opens slots or hears events never needs it.
 */
export async function createS3Client({ endpoint, region, accessKey, secretKey }: S3Settings): Promise<Client> {
  const { Client } = await import('minio');
  const url = new URL(endpoint);
  const useSSL = url.protocol === 'https:';
  return new Client({
    endPoint: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    useSSL,
    region,
    accessKey,
    secretKey,
    partSize: 5 * 1024 * 1024,
    transport: impatient(useSSL ? https : http),
    transportAgent: new (useSSL ? https : http).Agent({ keepAlive: true, maxSockets: 50 }),
    retryOptions: { disableRetry: true },
  });
}

// The client has no time limit of its own: a storage that accepts the connection and then says nothing would hold the
// request for ever.
function impatient(transport: Pick<typeof http, 'request'>): Transport {
  const request = (options: http.RequestOptions, answered: (response: http.IncomingMessage) => void) => {
    const sent = transport.request({ ...options, timeout: SILENCE_MS }, answered);
    return sent.once('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
  };
  return { request } as Transport;
}
