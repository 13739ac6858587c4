import { CodedError, type ErrorKind } from './coded-error.js';

/**
 * The one mapping from errors to what a Kafka handler or a worker does next:
 * `permanent` is set aside at once, the others are tried again a bounded number of times.
 */
export function dispositionOf(error: unknown): ErrorKind | 'unknown' {
  return error instanceof CodedError ? error.kind : 'unknown';
}

/** A code for records and logs that never holds the text of the error. */
export function codeOf(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && /^[\w-]{1,40}$/.test(code)) return code;
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : 'unknown';
}
