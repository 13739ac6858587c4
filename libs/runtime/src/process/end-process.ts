import { createLogger } from '../logger.js';

type Drain = () => Promise<void>;
const log = createLogger('process');
let drain: Drain = async () => undefined;
let graceMs = 25_000;
let ending: Promise<void> | undefined;

/** Tells how this process drains, and how long that may take at most. */
export function onEnd(steps: Drain, grace: number): void {
  drain = steps;
  graceMs = grace;
}

function finish(exitCode: number): Promise<void> {
  ending ??= (async () => {
    const deadline = setTimeout(() => {
      log.warn('process.drain-too-slow', { waitMs: graceMs });
      process.exit(exitCode || 1);
    }, graceMs);
    deadline.unref();
    await drain().catch((error: unknown) => log.error('process.drain-failed', error));
    process.exit(exitCode);
  })();
  return ending;
}

/** Drains and ends with exit code 1: whoever supervises the process starts a fresh one. */
export function endProcess(reason: string): void {
  log.warn('process.ending', { reason });
  void finish(1);
}

/** Drains on SIGTERM and SIGINT; what nobody caught ends the process, for its state is unknown. */
export function listenToSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info('process.signal', { signal });
      void finish(0);
    });
  }
  process.on('uncaughtException', (error) => {
    log.error('process.uncaught-exception', error);
    void finish(1);
  });
  process.on('unhandledRejection', (error) => {
    log.error('process.unhandled-rejection', error);
    void finish(1);
  });
}
