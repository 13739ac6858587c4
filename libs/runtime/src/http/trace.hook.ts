import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createLogger } from '../logger.js';
import { metrics } from '../metrics.js';
import { childOf, continueTrace, type TraceContext } from '../trace-context.js';

const log = createLogger('http');
const contexts = new WeakMap<FastifyRequest, TraceContext>();
const duration = metrics.histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from the first byte of a request to the end of its answer, by route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Runs each request in its trace, gives the trace id back as the correlation id, and logs and measures its end. */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = childOf(request.headers.traceparent as string | undefined);
    contexts.set(request, context);
    reply.header('x-correlation-id', context.traceId);
    continueTrace(context, done);
  });
  // Reading a body leaves the asynchronous context that onRequest opened.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const context = contexts.get(request);
    if (context) continueTrace(context, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
    const context = contexts.get(request);
    if (context && !route.startsWith('/health') && route !== '/metrics') {
      continueTrace(context, () =>
        log.info('request.done', {
          method: request.method,
          route,
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime),
        }),
      );
    }
    done();
  });
}
