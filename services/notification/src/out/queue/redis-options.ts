import type { RedisOptions } from 'ioredis';

const LONGEST_PAUSE_MS = 1_000;
const retryStrategy = (times: number) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times, 6));

/** For whoever adds jobs: with Redis away it fails at once, with Redis frozen within two seconds. */
export const producerOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  retryStrategy,
} satisfies RedisOptions;

/** For workers: they wait for Redis however long it is away, as BullMQ asks for. */
export const workerOptions = {
  maxRetriesPerRequest: null,
  connectTimeout: 2_000,
  retryStrategy,
} satisfies RedisOptions;
