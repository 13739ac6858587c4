import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { codeOf } from '#errors';
import { createLogger, metrics } from '#runtime';

/** A request meets Redis twice at most, and is not held up for longer than 150 ms by it. */
const ANSWER_TIMEOUT_MS = 70;
/** A connection that is silent for so long is given up; until the next one stands, nobody waits for it. */
const SILENCE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_PAUSE_MS = 1_000;

const log = createLogger('admission');
const connected = metrics.gauge({
  name: 'portal_redis_up_info',
  help: 'Whether the counters per address answer: 1 or 0.',
});
const missed = metrics.counter({
  name: 'portal_admission_failed_open_total',
  help: 'Questions to Redis that got no answer in time, so that the request went on without.',
});

async function tooLate(signal: AbortSignal): Promise<never> {
  await pause(ANSWER_TIMEOUT_MS, undefined, { signal });
  // Where this very process was held up, the answer lies there already and is read before this goes on.
  await new Promise((resolve) => setImmediate(resolve));
  throw Object.assign(new Error('no answer in time'), { code: 'timeout' });
}

/** A Redis that never fails a request and hardly delays one: what it cannot answer in time has a default. */
export class ForgivingRedis {
  private readonly redis: Redis;
  private well: boolean | undefined;

  constructor(url: string) {
    this.redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_MS,
      retryStrategy: (times) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times, 6)),
    });
    this.redis.on('error', (error) => this.turn(false, codeOf(error)));
    this.redis.on('close', () => this.turn(false));
    this.redis.on('ready', () => this.turn(true));
  }

  /** Connects, and again whenever the connection is lost. */
  open(): void {
    void this.redis.connect().catch((error: unknown) => this.turn(false, codeOf(error)));
  }

  close(): void {
    this.redis.disconnect();
  }

  /** What `question` answers; `otherwise` when Redis is away, fails or is slow. */
  async ask<T>(question: (redis: Redis) => Promise<T>, otherwise: T): Promise<T> {
    if (this.redis.status !== 'ready') return this.miss(otherwise);
    const inTime = new AbortController();
    try {
      const answer = await Promise.race([question(this.redis), tooLate(inTime.signal)]);
      this.turn(true);
      return answer;
    } catch (error) {
      this.turn(false, codeOf(error));
      return this.miss(otherwise);
    } finally {
      inTime.abort();
    }
  }

  private miss<T>(otherwise: T): T {
    missed.inc();
    return otherwise;
  }

  private turn(well: boolean, code?: string): void {
    if (well === this.well) return;
    this.well = well;
    connected.set(well ? 1 : 0);
    if (well) log.info('redis.reached');
    else log.warn('redis.away', { code });
  }
}
