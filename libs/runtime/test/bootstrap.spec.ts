import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { defineError, temporarilyUnavailable } from '#errors';
import {
  type Applicant,
  CurrentApplicant,
  configureLogging,
  currentTrace,
  Documented,
  DUTIES,
  EVENT_SERVER,
  fieldText,
  Public,
  type RunningService,
  SESSION_COOKIE,
  SESSION_KEYS,
  startService,
} from '#runtime';

const body = z.strictObject({
  name: z.string().max(5),
  nik: z
    .string()
    .regex(/^\d{16}$/, { error: fieldText('test-nik', { id: 'NIK berisi 16 angka.', en: 'A NIK has 16 digits.' }) }),
  nested: z.strictObject({ 'a/b': z.number() }).optional(),
});
const teapot = defineError({
  code: 'teapot',
  status: 418,
  kind: 'permanent',
  title: { id: 'Teko', en: 'Teapot' },
  detail: { id: 'Ini teko.', en: 'This is a teapot.' },
});

@Controller('things')
class ThingsController {
  @Documented({ summary: 'Who am I' })
  @Get('me')
  me(@CurrentApplicant() applicant: Applicant) {
    return { ...applicant, traceId: currentTrace().traceId };
  }

  @Public()
  @Documented({ summary: 'Create', status: 201, errors: [teapot] })
  @Post()
  create(@Body({ schema: body }) value: z.output<typeof body>) {
    return { name: value.name, traceId: currentTrace().traceId };
  }

  @Public()
  @Get('fails')
  fails(): never {
    throw new Error('secret host db.internal refused 3171234567890123');
  }

  @Public()
  @Get('busy')
  busy(): never {
    throw temporarilyUnavailable({ retryAfterSeconds: 4.2 });
  }

  @Public()
  @Get('teapot')
  teapot(): never {
    throw teapot();
  }
}

@Module({})
class ThingsModule {}

describe('a service on the runtime', () => {
  let service: RunningService;
  let token: string;
  const lines: string[] = [];

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'k' }] });
    token = await new SignJWT({ sid: 's1' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject('r1')
      .setIssuer('urn:daftar:account')
      .setAudience('urn:daftar:applicant')
      .setExpirationTime('1m')
      .sign(privateKey);
    configureLogging({ service: 'things', role: 'all', level: 'info' });
    service = await startService(
      {
        name: 'things',
        keys: {},
        module: () => ({
          module: ThingsModule,
          controllers: [ThingsController],
          providers: [
            { provide: DUTIES, useValue: [] },
            { provide: EVENT_SERVER, useValue: null },
            { provide: SESSION_KEYS, useValue: keys },
          ],
        }),
      },
      {
        ROLE: 'all',
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: 18_999,
        LOG_LEVEL: 'info',
        PUBLIC_ORIGIN: 'http://localhost:8080',
        DRAIN_SECONDS: 5,
      },
    );
  });
  afterAll(() => service.stop());

  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`http://127.0.0.1:18999${path}`, init);
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text ? (JSON.parse(text) as Record<string, unknown>) : undefined,
    };
  };
  const post = (json: string, headers: Record<string, string> = {}) =>
    call('/things', { method: 'POST', body: json, headers: { 'content-type': 'application/json', ...headers } });

  it('refuses a route that is not public without a session', async () => {
    const answer = await call('/things/me');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'not-signed-in', status: 401, title: 'Anda perlu masuk dahulu' });
  });

  it('knows the applicant of a valid session, and keeps the trace of the request', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const answer = await call('/things/me', {
      headers: { cookie: `${SESSION_COOKIE}=${token}`, traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    expect(answer.body).toEqual({ registrationId: 'r1', sessionId: 's1', traceId });
    expect(answer.headers.get('x-correlation-id')).toBe(traceId);
  });

  it('refuses a session that somebody else signed', async () => {
    const other = await generateKeyPair('EdDSA');
    const forged = await new SignJWT({ sid: 's1' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject('r1')
      .setIssuer('urn:daftar:account')
      .setAudience('urn:daftar:applicant')
      .setExpirationTime('1m')
      .sign(other.privateKey);
    expect((await call('/things/me', { headers: { cookie: `${SESSION_COOKIE}=${forged}` } })).status).toBe(401);
  });

  it('keeps the trace across the reading of a body', async () => {
    const traceId = '1af7651916cd43dd8448eb211c80319c';
    const answer = await post('{"name":"a","nik":"3171234567890123"}', {
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ name: 'a', traceId });
  });

  it('points to every wrong field with a code and a sentence, in the language of the reader', async () => {
    const answer = await post('{"name":"too long","nik":"12","nested":{"a/b":"x"},"extra":1}', {
      'accept-language': 'en',
    });
    expect(answer.status).toBe(400);
    expect(answer.body?.errors).toEqual([
      { pointer: '/name', code: 'too-long', detail: expect.any(String) },
      { pointer: '/nik', code: 'test-nik', detail: 'A NIK has 16 digits.' },
      { pointer: '/nested/a~1b', code: 'wrong-type', detail: expect.any(String) },
      { pointer: '/extra', code: 'unknown-field', detail: expect.any(String) },
    ]);
  });

  it('says "required" for what is missing', async () => {
    const answer = await post('{}');
    expect((answer.body?.errors as { code: string }[] | undefined)?.map((error) => error.code)).toEqual([
      'required',
      'required',
    ]);
  });

  it.each([
    ['broken JSON', '{"name":', {}, 400, 'malformed-body'],
    ['a body that tries to set a prototype', '{"__proto__":{"x":1}}', {}, 400, 'malformed-body'],
    [
      'an unknown media type',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['plain text', 'hello', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['a body over the limit', `{"name":"${'x'.repeat(300_000)}"}`, {}, 413, 'body-too-large'],
    ['another origin', '{}', { origin: 'https://evil.example' }, 403, 'foreign-origin'],
  ])('answers %s with a problem', async (_, json, headers, status, code) => {
    const answer = await post(json, headers as Record<string, string>);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code, status });
  });

  it('answers unknown paths and impossible addresses with a problem', async () => {
    expect((await call('/nowhere')).body).toMatchObject({ code: 'not-found' });
    expect((await call('/things/%ff')).body).toMatchObject({ status: expect.any(Number), code: expect.any(String) });
  });

  it.each([
    [
      'headers of a megabyte',
      `GET /things/busy HTTP/1.1\r\nhost: x\r\nx-filler: ${'y'.repeat(1_000_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['what is no HTTP', 'HALO DUNIA\r\n\r\n', 400, 'bad-request'],
    ['a header with a broken line', 'GET / HTTP/1.1\r\nhost: x\r\nx\u0000: 1\r\n\r\n', 400, 'bad-request'],
  ])('answers %s with a problem too, and hangs up', async (_, sent, status, code) => {
    const received = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(18_999, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      // Hung up on while it still writes, which is fine where the answer came.
      socket.on('error', (error) => (text === '' ? reject(error) : undefined));
    });
    const [head = '', body = ''] = received.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*application/problem\\+json.*connection: close`, 's'));
    expect(JSON.parse(body)).toMatchObject({ status, code, correlationId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('says when to come back, in whole seconds', async () => {
    const answer = await call('/things/busy');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('never tells what an unknown error said, neither in the answer nor in the log', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const answer = await call('/things/fails');
    write.mockRestore();
    expect(answer.body).toMatchObject({ code: 'internal-error', status: 500 });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|internal\.|3171/);
    expect(lines.join('')).not.toMatch(/secret host|3171234567890123/);
  });

  it('is live and ready, and not ready while it drains', async () => {
    expect((await call('/health/live')).status).toBe(200);
    expect((await call('/health/started')).status).toBe(200);
    expect((await call('/health/ready')).status).toBe(200);
    service.state.draining = true;
    expect((await call('/health/ready')).status).toBe(503);
    service.state.draining = false;
  });

  it('serves its figures for Prometheus', async () => {
    const answer = await fetch('http://127.0.0.1:18999/metrics');
    expect(await answer.text()).toContain('daftar_http_request_duration_seconds_bucket');
  });
});
