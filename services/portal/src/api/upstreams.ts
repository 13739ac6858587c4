import type { FastifyReply } from 'fastify';
import { temporarilyUnavailable } from '#errors';
import { metrics, sendProblem } from '#runtime';
import type { UpstreamOwner } from './routing-table.js';

export type Upstream = UpstreamOwner | 's3';

const RETRY_AFTER_SECONDS = 5;

const up = metrics.gauge({
  name: 'portal_upstream_up',
  help: '1 when the last request to an upstream got an answer, 0 when it got none.',
  labelNames: ['upstream'],
});
const failures = metrics.counter({
  name: 'portal_upstream_failures_total',
  help: 'Requests to which an upstream gave no answer.',
  labelNames: ['upstream'],
});

/** Notes that an upstream answers, whatever it answered. */
export function noteAnswer(upstream: Upstream): void {
  up.set({ upstream }, 1);
}

/** Answers for an upstream that gave no answer; who it was stays with us. */
export function answerUnavailable(upstream: Upstream, reply: FastifyReply, cause: unknown): void {
  up.set({ upstream }, 0);
  failures.inc({ upstream });
  sendProblem(temporarilyUnavailable({ retryAfterSeconds: RETRY_AFTER_SECONDS, cause }), reply.request, reply);
}
