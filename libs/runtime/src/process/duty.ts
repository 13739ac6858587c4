import { createLogger } from '../logger.js';

export interface DutyHealth {
  readonly ok: boolean;
  /** A word or two for operators; never personal data. */
  readonly detail?: string;
}

/** A part of a process that runs between start and stop: a relay, a consumer, workers, a sweep. */
export interface Duty {
  readonly name: string;
  start(): Promise<void>;
  /** Finishes what is in hand, then gives back what it holds. */
  stop(): Promise<void>;
  health(): Promise<DutyHealth>;
}

const log = createLogger('duties');

/** Starts duties in order and stops them in the opposite one. */
export class Duties {
  private readonly running: Duty[] = [];

  constructor(private readonly duties: readonly Duty[]) {}

  async start(): Promise<void> {
    for (const duty of this.duties) {
      const began = Date.now();
      this.running.push(duty);
      await duty.start();
      log.info('duty.started', { duty: duty.name, durationMs: Date.now() - began });
    }
  }

  async stop(): Promise<void> {
    for (let duty = this.running.pop(); duty; duty = this.running.pop()) {
      try {
        await duty.stop();
        log.info('duty.stopped', { duty: duty.name });
      } catch (error) {
        log.error('duty.stop-failed', error, { duty: duty.name });
      }
    }
  }

  async health(): Promise<Record<string, DutyHealth>> {
    const entries = this.duties.map(async (duty) => {
      const health = await duty.health().catch((): DutyHealth => ({ ok: false, detail: 'no answer' }));
      return [duty.name, health] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}
