import type { LoggerService } from '@nestjs/common';
import { createLogger } from '../logger.js';

const log = createLogger('nest');

// Nest's messages hold the texts of errors. The name of the part that speaks is enough to know where to look.
const speaker = (rest: unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? last : 'unknown';
};

/** Nest's own log, without its texts. */
export class NestLog implements LoggerService {
  log(): void {}
  debug(): void {}
  verbose(): void {}
  warn(_message: unknown, ...rest: unknown[]): void {
    log.warn('nest.warning', { detail: speaker(rest) });
  }
  error(message: unknown, ...rest: unknown[]): void {
    log.error('nest.error', message instanceof Error ? message : undefined, { detail: speaker(rest) });
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}
