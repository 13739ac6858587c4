import { randomBytes } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Client } from 'minio';
import { eventually, testInfrastructure } from '#testing';
import { NOBODY, type Portal, startPortal } from './portal.js';
import { Upstream } from './upstream.js';

const MAX_BYTES = 800_000;
const { minio } = testInfrastructure();
const { hostname, port } = new URL(minio.endpoint);
const s3 = new Client({
  endPoint: hostname,
  port: Number(port),
  useSSL: false,
  accessKey: minio.accessKey,
  secretKey: minio.secretKey,
  region: 'us-east-1',
});
const bucket = `portal-${randomBytes(6).toString('hex')}`;
let documentStorage: Upstream;
let portal: Portal;

beforeAll(async () => {
  await s3.makeBucket(bucket);
  documentStorage = await Upstream.start('document-storage');
  documentStorage.answer = (_request, response) =>
    response.end(JSON.stringify({ requirements: [{ maxBytes: 1_000 }], dispute: { maxBytes: MAX_BYTES } }));
  portal = await startPortal({
    DOCUMENT_STORAGE_URL: documentStorage.url,
    S3_URL: minio.endpoint,
    S3_QUARANTINE_BUCKET: bucket,
  });
});

afterAll(async () => {
  await portal.running.stop();
  await documentStorage.stop();
  for await (const object of s3.listObjects(bucket, '', true)) await s3.removeObject(bucket, object.name);
  await s3.removeBucket(bucket);
});

interface Slot {
  readonly key: string;
  readonly type?: string;
  readonly size: number;
  readonly expires?: Date;
}

async function formFor(slot: Slot, file: Buffer, type = 'image/jpeg'): Promise<FormData> {
  const policy = s3.newPostPolicy();
  policy.setBucket(bucket);
  policy.setKey(slot.key);
  policy.setContentType(slot.type ?? 'image/jpeg');
  policy.setContentLengthRange(slot.size, slot.size);
  policy.setExpires(slot.expires ?? new Date(Date.now() + 60_000));
  const { formData } = await s3.presignedPostPolicy(policy);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...formData, 'Content-Type': type })) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(file)], { type }), 'file');
  return form;
}

const upload = (body: FormData, path = `/${bucket}`) => fetch(`${portal.url}${path}`, { method: 'POST', body });

async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ status, code, correlationId: expect.any(String) });
  expect(text).not.toMatch(/<\?xml|127\.0\.0\.1|minio/i);
}

describe('a presigned form', () => {
  it.each(['', '/'])('sent to the portal reaches the bucket byte for byte (trailing "%s")', async (slash) => {
    const file = randomBytes(300_000);
    const key = `a/${randomBytes(4).toString('hex')}`;
    const response = await upload(await formFor({ key, size: file.length }, file), `/${bucket}${slash}`);
    expect([response.status, await response.text()]).toEqual([204, '']);
    for (const name of ['location', 'server', 'etag', 'x-amz-request-id'])
      expect(response.headers.has(name)).toBe(false);
    const stored: Buffer[] = [];
    for await (const chunk of await s3.getObject(bucket, key)) stored.push(chunk as Buffer);
    expect(Buffer.concat(stored).equals(file)).toBe(true);
  });

  it('with a larger file than its slot is answered as too large', async () => {
    const form = await formFor({ key: 'b/1', size: 1_000 }, randomBytes(700_000));
    await expectProblem(await upload(form), 413, 'upload-too-large');
  });

  it.each([
    ['with a file of another type', { key: 'b/2', size: 9 }, 'application/pdf'],
    ['after its slot has expired', { key: 'b/3', size: 9, expires: new Date(Date.now() - 1_000) }, 'image/jpeg'],
    ['with a smaller file', { key: 'b/4', size: 10 }, 'image/jpeg'],
  ])('%s is refused with a way on', async (_case, slot, type) => {
    await expectProblem(await upload(await formFor(slot, randomBytes(9), type)), 403, 'upload-refused');
  });

  it('that is refused while it is still being sent gets its answer all the same', async () => {
    const slot = { key: 'b/5', size: MAX_BYTES, expires: new Date(Date.now() - 1_000) };
    for (let round = 0; round < 10; round += 1) {
      await expectProblem(await upload(await formFor(slot, randomBytes(MAX_BYTES))), 403, 'upload-refused');
    }
  });

  it('may be as large as the largest document of the period and no larger', async () => {
    const over = randomBytes(MAX_BYTES + 20_000);
    await expectProblem(await upload(await formFor({ key: 'b/6', size: over.length }, over)), 413, 'upload-too-large');
    const fits = randomBytes(MAX_BYTES);
    expect((await upload(await formFor({ key: 'b/7', size: fits.length }, fits))).status).toBe(204);
  });

  it('may bring 10 MB, which no period exceeds, while nobody can say what it asks for', async () => {
    const early = await startPortal({
      DOCUMENT_STORAGE_URL: NOBODY,
      S3_URL: minio.endpoint,
      S3_QUARANTINE_BUCKET: bucket,
    });
    try {
      const file = randomBytes(10 * 1024 * 1024);
      const body = await formFor({ key: 'b/8', size: file.length }, file);
      expect((await fetch(`${early.url}/${bucket}`, { method: 'POST', body })).status).toBe(204);
    } finally {
      await early.running.stop();
    }
  });
});

describe('the door to the bucket', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('is closed to %s', async (method) => {
    const response = await fetch(`${portal.url}/${bucket}/`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('gives no object and no list', async () => {
    expect((await fetch(`${portal.url}/${bucket}/a`)).status).toBe(404);
    expect((await fetch(`${portal.url}/${bucket}/a`, { method: 'PUT', body: 'x' })).status).toBe(404);
  });

  it('wants a form with a length', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    await expectProblem(await fetch(`${portal.url}/${bucket}`, json), 415, 'upload-not-a-form');
    // What is sent as it comes has no length.
    const chunked: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: new Blob(['--b--']).stream(),
      duplex: 'half',
    };
    await expectProblem(await fetch(`${portal.url}/${bucket}`, chunked), 411, 'upload-without-length');
  });
});

describe('streaming', () => {
  let fakeS3: Upstream;
  let streaming: Portal;

  beforeAll(async () => {
    fakeS3 = await Upstream.start('s3');
    streaming = await startPortal({ S3_URL: fakeS3.url });
  });
  afterAll(async () => {
    await streaming.running.stop();
    await fakeS3.stop();
  });

  function begin(length: number): ClientRequest {
    return request(`${streaming.url}/quarantine?uploads`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': length,
        cookie: '__Host-daftar-session=secret',
        authorization: 'AWS4-HMAC-SHA256 x',
        'x-amz-acl': 'public-read',
      },
    }).on('error', () => undefined);
  }

  it('hands the first bytes on before the last ones are sent, without cookies, query or S3 headers', async () => {
    const sent = begin(6);
    sent.write('abc');
    await eventually(() => fakeS3.seen.at(-1)?.body === 'abc');
    const answered = new Promise((resolve) => sent.once('response', (response) => resolve(response.statusCode)));
    sent.end('def');
    expect(await answered).toBe(204);
    expect(fakeS3.last).toMatchObject({ url: '/quarantine/', body: 'abcdef' });
    expect(Object.keys(fakeS3.last.headers).sort()).toEqual(['connection', 'content-length', 'content-type', 'host']);
  });

  it('gives up on S3 when the sender goes away', async () => {
    const sent = begin(6);
    sent.write('xyz');
    const seen = await eventually(() => fakeS3.seen.find(({ body }) => body === 'xyz'));
    sent.destroy();
    await eventually(() => seen.aborted);
  });
});

describe('an S3 that answers and hangs up before it has read everything', () => {
  it.each([
    ['politely', (socket: Socket) => socket.end(), 413],
    ['with a reset', (socket: Socket) => socket.destroy(), 503],
  ])('(%s) still leads to an answer that can be read', async (_how, hangUp, status) => {
    const body = '<Error><Code>EntityTooLarge</Code></Error>';
    const head = `HTTP/1.1 400 Bad Request\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
    const hasty = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(head + body, () => hangUp(socket)));
    });
    await new Promise<void>((resolve) => hasty.listen(0, '127.0.0.1', resolve));
    const hurried = await startPortal({ S3_URL: `http://127.0.0.1:${(hasty.address() as AddressInfo).port}` });
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(5_000_000)]), 'file');
    const response = await fetch(`${hurried.url}/quarantine`, { method: 'POST', body: form });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('correlationId');
    await hurried.running.stop();
    await new Promise((resolve) => hasty.close(resolve));
  });
});

describe('while S3 is away', () => {
  it('an upload is answered 503 with Retry-After', async () => {
    const lonely = await startPortal({ S3_URL: NOBODY });
    const form = new FormData();
    form.set('file', new Blob(['x']), 'file');
    const response = await fetch(`${lonely.url}/quarantine`, { method: 'POST', body: form });
    expect(response.headers.get('retry-after')).toBe('5');
    await expectProblem(response, 503, 'temporarily-unavailable');
    await lonely.running.stop();
  });
});
