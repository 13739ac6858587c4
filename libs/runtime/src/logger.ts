import { pino } from 'pino';
import { codeOf } from '#errors';
import { currentTrace } from './trace-context.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogValue = string | number | boolean | null | undefined;
export type LogFields = Readonly<Record<string, LogValue>>;

/** Logs an event by name with fields from an allowlist; anything else does not reach the line. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

// A field that is not named here is dropped: whoever adds one decides that it can never hold personal data.
const ALLOWED = new Set(
  `role port method route status durationMs count attempt topic partition offset group type eventId key code reason
   registrationId documentId challengeId deliveryId contactId periodId channel provider queue kind state signal pid
   migration duty detail bytes waitMs ageSeconds clusterId component version tries`.split(/\s+/),
);
const LOOKS_PERSONAL = /@|(?<![0-9a-z-])\+?\d{9,}(?![0-9a-z-])/i;
const LONGEST = 200;

function allowed(fields: LogFields): LogFields {
  const kept: Record<string, LogValue> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!ALLOWED.has(name)) continue;
    kept[name] =
      typeof value === 'string' && (value.length > LONGEST || LOOKS_PERSONAL.test(value)) ? '[redacted]' : value;
  }
  return kept;
}

// Messages of unknown errors hold SQL, addresses and values; the frames of the stack do not.
function errorFields(error: unknown): Record<string, unknown> {
  if (error === undefined) return {};
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const cause = error instanceof Error && error.cause ? codeOf(error.cause) : undefined;
  return { code: codeOf(error), cause, stack: frames.slice(0, 8).map((frame) => frame.trim()) };
}

let level: LogLevel = 'info';
const base: Record<string, string> = {};
const root = pino(
  {
    level: 'debug',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  { write: (line: string) => process.stdout.write(line) },
);
const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Sets what every line of this process carries, and the least level that is written. */
export function configureLogging(settings: { service: string; role: string; level: LogLevel }): void {
  level = settings.level;
  Object.assign(base, { service: settings.service, role: settings.role });
}

/** A logger that writes one JSON line an event to standard output, with the correlation id of the present work. */
export function createLogger(component: string): Logger {
  const write = (at: LogLevel, event: string, fields: LogFields, more: Record<string, unknown> = {}) => {
    if (ORDER.indexOf(at) < ORDER.indexOf(level)) return;
    root[at]({ ...base, component, event, correlationId: currentTrace().traceId, ...more, ...allowed(fields) });
  };
  return {
    debug: (event, fields = {}) => write('debug', event, fields),
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, error, fields = {}) => write('error', event, fields, errorFields(error)),
  };
}
