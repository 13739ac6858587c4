import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  badRequest,
  bodyTooLarge,
  CodedError,
  internalError,
  malformedBody,
  methodNotAllowed,
  notFound,
  preferredLanguage,
  toProblem,
  unsupportedMediaType,
} from '#errors';
import { createLogger } from '../logger.js';
import { currentTrace } from '../trace-context.js';

const log = createLogger('http');

const BY_FASTIFY_CODE: Readonly<Record<string, () => CodedError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMediaType,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedBody,
};
const BY_STATUS: Readonly<Record<number, () => CodedError>> = {
  404: notFound,
  405: methodNotAllowed,
  413: bodyTooLarge,
  415: unsupportedMediaType,
};

/** The coded error behind whatever Nest or Fastify threw. */
function codedErrorOf(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? BY_FASTIFY_CODE[code] : undefined;
  if (known) return known();
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof status !== 'number' || status >= 500 || status < 400) return internalError({ cause: error });
  return (BY_STATUS[status] ?? badRequest)();
}

// What a use case says on purpose, "come back later", is no failure of ours; what stands behind it may be.
function report(error: CodedError, status: number): void {
  if (status < 500) return;
  const { cause } = error.occurrence;
  if (cause === undefined) log.warn('request.put-off', { status, code: error.code });
  else log.error('request.failed', cause, { status, reason: error.code });
}

/** Sends any error as problem+json in the reader's language. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const coded = codedErrorOf(error);
  const answer = toProblem(coded, preferredLanguage(request.headers['accept-language']), currentTrace().traceId);
  report(coded, answer.status);
  if (reply.sent) return;
  if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', String(Math.ceil(answer.retryAfterSeconds)));
  reply.header('cache-control', 'no-store');
  reply.header('vary', 'accept-language');
  reply.status(answer.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(answer.body));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
