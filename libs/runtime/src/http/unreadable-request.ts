import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { badRequest, type CodedError, headersTooLarge, preferredLanguage, requestTooSlow, toProblem } from '#errors';
import { createLogger } from '../logger.js';
import { childOf, continueTrace } from '../trace-context.js';

const log = createLogger('http');

const LINGER_MS = 2_000;
const BY_NODE_CODE: Readonly<Record<string, () => CodedError>> = {
  HPE_HEADER_OVERFLOW: headersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: requestTooSlow,
};

/**
 * Answers what Node refused before there was a request, such as headers of more than 16 KB, with problem+json like
 * everything else, and hangs up. The language of the reader is among what could not be read.
 */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // Each further piece of what was refused comes here again.
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const context = childOf(undefined);
  const { traceId } = context;
  const refusal = (BY_NODE_CODE[error.code ?? ''] ?? badRequest)();
  const { status, body } = toProblem(refusal, preferredLanguage(undefined), traceId);
  continueTrace(context, () => log.info('request.unreadable', { status, code: refusal.code }));
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'cache-control: no-store',
    `x-correlation-id: ${traceId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
  // At once it would be a reset, with which the answer can get lost.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
