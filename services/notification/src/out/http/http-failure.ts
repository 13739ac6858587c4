import type { SendOutcome } from '../../domain/send-outcome.js';

// What a connection can fail with before a byte of the request has left.
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What it means that no answer came. */
export function outcomeOfFailure(error: unknown): SendOutcome {
  const { cause } = (error ?? {}) as { cause?: { code?: unknown } };
  if (typeof cause?.code === 'string' && NEVER_LEFT.has(cause.code)) return { kind: 'later', reason: 'unreachable' };
  return { kind: 'unknown', reason: 'no-answer' };
}
