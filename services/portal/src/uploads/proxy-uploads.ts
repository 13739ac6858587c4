import { PassThrough } from 'node:stream';
import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { methodNotAllowed } from '#errors';
import { sendProblem } from '#runtime';
import { answerUnavailable, noteAnswer } from '../api/upstreams.js';
import type { PortalConfig } from '../portal.config.js';
import { errorCodeOf, errorOfS3 } from './s3-answer.js';
import { uploadNotAForm, uploadTooLarge, uploadWithoutLength } from './upload.errors.js';
import { UploadLimit } from './upload-limit.js';

const CONNECTIONS = 512;
const CONNECT_TIMEOUT_MS = 2_000;
/** 800 KB over a slow mobile line (30 kbit/s) take more than three minutes. */
const UPLOAD_TIMEOUT_MS = 300_000;

type ReplyOptions = NonNullable<FastifyHttpProxyOptions['replyOptions']>;
type S3Answer = Parameters<NonNullable<ReplyOptions['onResponse']>>[2];

/** Refuses what need not be read to be refused. */
function refuseEarly(limit: UploadLimit) {
  return async (request: FastifyRequest) => {
    if (request.method !== 'POST') return;
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (!Number.isInteger(length)) throw uploadWithoutLength();
    if (!request.headers['content-type']?.startsWith('multipart/form-data')) throw uploadNotAForm();
    if (length > (await limit.bytes())) throw uploadTooLarge();
  };
}

/**
 * Streams the form on. It goes through a stream of its own: S3 may answer and hang up before it has read everything,
 * and the applicant's connection has to live on to get that answer.
 */
function streamForms(uploads: FastifyInstance): void {
  uploads.removeAllContentTypeParsers();
  uploads.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    const form = new PassThrough();
    payload.pipe(form);
    payload.once('close', () => {
      if (!request.raw.complete) form.destroy(new Error('the sender went away'));
    });
    form.once('close', () => {
      payload.unpipe(form);
      payload.resume();
    });
    done(null, form);
  });
}

async function passOn(request: FastifyRequest, reply: FastifyReply, answer: S3Answer): Promise<void> {
  noteAnswer('s3');
  const { statusCode, stream } = answer;
  if (statusCode >= 200 && statusCode < 300) {
    stream.resume();
    reply.code(204).send();
    return;
  }
  const code = await errorCodeOf(stream).catch(() => undefined);
  sendProblem(errorOfS3(statusCode, code), request, reply);
}

const OTHER_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'];

async function refuseMethod(_request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header('allow', 'POST');
  throw methodNotAllowed();
}

const replyOptions: ReplyOptions = {
  timeout: UPLOAD_TIMEOUT_MS,
  retryDelay: () => null,
  queryString: () => '',
  // No cookie, no address of the sender: S3 decides by the signed form alone.
  rewriteRequestHeaders: (_request, headers) => ({
    host: headers.host,
    'content-type': headers['content-type'],
    'content-length': headers['content-length'],
  }),
  rewriteHeaders: () => ({}),
  onResponse: (request, reply, answer) => void passOn(request as FastifyRequest, reply as FastifyReply, answer),
  onError: (reply, { error }) => answerUnavailable('s3', reply as FastifyReply, error.cause ?? error),
};

/** Takes presigned forms at `/<bucket>` and streams them to S3, so that browsers stay on one origin. */
export function proxyUploads(config: PortalConfig): FastifyPluginAsync {
  const bucket = `/${config.S3_QUARANTINE_BUCKET}`;
  return async (uploads) => {
    uploads.server.requestTimeout = UPLOAD_TIMEOUT_MS;
    uploads.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    uploads.addHook('onRequest', refuseEarly(new UploadLimit(config.DOCUMENT_STORAGE_URL)));
    streamForms(uploads);
    await uploads.register(httpProxy, {
      upstream: config.S3_URL,
      prefix: bucket,
      routes: ['/'],
      httpMethods: ['POST'],
      proxyPayloads: false,
      destroyAgent: true,
      undici: { connections: CONNECTIONS, connect: { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true } },
      handler: (_request, reply, _destination, options) => reply.from(`${bucket}/`, options),
      replyOptions,
    });
    for (const url of [bucket, `${bucket}/`]) {
      uploads.route({ method: OTHER_METHODS, url, handler: refuseMethod });
    }
  };
}
