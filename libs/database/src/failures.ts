const DEADLOCK_OR_SERIALIZATION = new Set(['40P01', '40001']);

// Class 08 is "connection exception"; the 57P ones are shutdown and start-up; 53300 is too many connections.
// Source: PostgreSQL, appendix A, error codes.
const AWAY_STATES = /^(08...|57P0[1-5]|53300|25P03)$/;
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const AWAY_TEXTS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|connection timeout/i;

interface DriverFailure {
  code?: unknown;
  message?: unknown;
  driverError?: unknown;
  cause?: unknown;
  errors?: unknown;
}

function* layersOf(error: unknown, depth = 0): Generator<DriverFailure> {
  if (!error || typeof error !== 'object' || depth > 4) return;
  const failure = error as DriverFailure;
  yield failure;
  yield* layersOf(failure.driverError, depth + 1);
  yield* layersOf(failure.cause, depth + 1);
  if (Array.isArray(failure.errors)) for (const inner of failure.errors) yield* layersOf(inner, depth + 1);
}

/** Whether the database could not be reached, as opposed to having answered with an error. */
export function isDatabaseAway(error: unknown): boolean {
  for (const { code, message } of layersOf(error)) {
    if (typeof code === 'string' && (AWAY_CODES.has(code) || AWAY_STATES.test(code))) return true;
    if (typeof message === 'string' && AWAY_TEXTS.test(message)) return true;
  }
  return false;
}

/** Whether the very same transaction may succeed when it is run again. */
export function isWorthAnotherTry(error: unknown): boolean {
  for (const { code } of layersOf(error))
    if (typeof code === 'string' && DEADLOCK_OR_SERIALIZATION.has(code)) return true;
  return false;
}

/** The name of the constraint that refused a row, when that is what happened. */
export function violatedConstraint(error: unknown): string | undefined {
  for (const layer of layersOf(error)) {
    const { code, constraint } = layer as { code?: unknown; constraint?: unknown };
    if (typeof code === 'string' && code.startsWith('23') && typeof constraint === 'string') return constraint;
  }
  return undefined;
}
