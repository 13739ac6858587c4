import { Readable } from 'node:stream';
import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '#runtime';
import type { Admission } from '../admission/admission.js';
import { guard } from '../admission/guard.js';
import type { ClientAddresses } from '../edge/client-address.js';
import { answerHeaders, type Headers, requestHeaders } from '../edge/forwarded-headers.js';
import type { PortalConfig } from '../portal.config.js';
import { API_PREFIX, patternsOf, type UpstreamOwner } from './routing-table.js';
import { answerUnavailable, noteAnswer } from './upstreams.js';

const CONNECTIONS = 256;
const CONNECT_TIMEOUT_MS = 2_000;
const ANSWER_TIMEOUT_MS = 20_000;
const IDEMPOTENT = new Set(['GET', 'HEAD']);

type ReplyOptions = NonNullable<FastifyHttpProxyOptions['replyOptions']>;
type RetryDetails = Parameters<NonNullable<ReplyOptions['retryDelay']>>[0];

/** Once more, when a kept connection was closed by the other side just as a reading request went out on it. */
function retryDelay({ err, req, attempt }: RetryDetails): number | null {
  const closed = (err as { code?: string } | null)?.code === 'UND_ERR_SOCKET';
  return closed && attempt === 0 && IDEMPOTENT.has(req.method) ? 1 : null;
}

// Taken in whole before an upstream is dialled: a slow sender must not hold a connection that others wait for.
function takeBodiesInWhole(api: FastifyInstance): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

// Anything but a stream would be written as JSON once more.
async function passBodyOn(request: FastifyRequest): Promise<void> {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return;
  request.headers['content-length'] = String(body.length);
  request.body = body.length > 0 ? Readable.from([body]) : undefined;
}

function replyOptions(owner: UpstreamOwner, publicOrigin: URL, addresses: ClientAddresses): ReplyOptions {
  return {
    retryDelay,
    rewriteRequestHeaders: (request, headers) =>
      requestHeaders(addresses.of(request as FastifyRequest), headers as Headers, publicOrigin),
    rewriteHeaders: (headers) => {
      noteAnswer(owner);
      return answerHeaders(headers as Headers);
    },
    onError: (reply, { error }) => answerUnavailable(owner, reply as FastifyReply, error.cause ?? error),
  };
}

/** Hands each request under /api/v1 that is admitted to the service that the routing table names. */
export function proxyApi(config: PortalConfig, admission: Admission, addresses: ClientAddresses): FastifyPluginAsync {
  const upstreams: Readonly<Record<UpstreamOwner, string>> = {
    account: config.ACCOUNT_URL,
    'document-storage': config.DOCUMENT_STORAGE_URL,
    verification: config.VERIFICATION_URL,
  };
  return async (api) => {
    api.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    takeBodiesInWhole(api);
    guard(api, admission, addresses);
    api.addHook('preHandler', passBodyOn);
    for (const [owner, upstream] of Object.entries(upstreams) as [UpstreamOwner, string][]) {
      await api.register(httpProxy, {
        upstream,
        prefix: API_PREFIX,
        rewritePrefix: API_PREFIX,
        routes: patternsOf(owner),
        proxyPayloads: false,
        destroyAgent: true,
        undici: {
          connections: CONNECTIONS,
          headersTimeout: ANSWER_TIMEOUT_MS,
          bodyTimeout: ANSWER_TIMEOUT_MS,
          // Unless told, the proxy plugin accepts any certificate.
          connect: { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true },
        },
        replyOptions: replyOptions(owner, new URL(config.PUBLIC_ORIGIN), addresses),
      });
    }
  };
}
