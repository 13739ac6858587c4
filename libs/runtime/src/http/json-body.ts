import type { FastifyInstance } from 'fastify';
import { malformedBody } from '#errors';

/**
 * Reads JSON bodies and nothing else. Nest turns the parser's errors into exceptions without their codes, so they
 * become ours here.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    const result = parse(request, body, (error, value) => done(error ? malformedBody() : null, value));
    if (result instanceof Promise)
      result.then(
        (value) => done(null, value),
        () => done(malformedBody()),
      );
  });
}
