import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Where the present work belongs. `traceId` is the correlation id that people see; it never changes on the way. */
export interface TraceContext {
  /** W3C Trace Context header, version 00. */
  readonly traceparent: string;
  /** 32 lower-case hex digits. */
  readonly traceId: string;
}

const store = new AsyncLocalStorage<TraceContext>();
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

// Asked for thousands of times a second, and a call for a few bytes costs as much as one for thousands.
let pool = Buffer.alloc(0);

function randomHex(bytes: number): string {
  if (pool.length < bytes) pool = randomBytes(4_096);
  const taken = pool.toString('hex', 0, bytes);
  pool = pool.subarray(bytes);
  return taken;
}

/** A context of its own trace, or a child of `traceparent` where that is a valid header. */
export function childOf(traceparent: string | undefined): TraceContext {
  const [, parentTrace, , flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const traceId = parentTrace && !/^0+$/.test(parentTrace) ? parentTrace : randomHex(16);
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-${flags ?? '01'}` };
}

/** The context of the caller; a new one outside of any. */
export function currentTrace(): TraceContext {
  return store.getStore() ?? childOf(undefined);
}

/** Runs `fn` as a child span of `traceparent`, or as a new trace without one. */
export function runWithTrace<T>(traceparent: string | undefined, fn: () => T): T {
  return store.run(childOf(traceparent), fn);
}

/** Runs `fn` in exactly this context. */
export function continueTrace<T>(context: TraceContext, fn: () => T): T {
  return store.run(context, fn);
}
