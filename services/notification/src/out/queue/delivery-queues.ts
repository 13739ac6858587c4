import { setImmediate as nextTurn } from 'node:timers/promises';
import { type JobsOptions, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { createLogger, type Duty, type DutyHealth, metrics } from '#runtime';
import type { CalledOff, Waiting, WakeUp, WakeUps } from '../../app/ports.js';
import { queues } from '../../app/queues.js';
import { producerOptions } from './redis-options.js';

const log = createLogger('queues');
const connected = metrics.gauge({
  name: 'notification_redis_connected_info',
  help: 'Whether the queues can be reached: 1 or 0.',
});
const notTaken = metrics.counter({
  name: 'notification_wake_ups_not_taken_total',
  help: 'Wake-ups that the queue did not take; the sweep makes up for them.',
});

const MOST_IN_FLIGHT = 5_000;
// A finished job must go, for a kept id would turn adding it again into nothing. No stack is kept: job data is in clear.
const OPTIONS: JobsOptions = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 5,
  backoff: { type: 'exponential', delay: 500 },
  stackTraceLimit: 0,
};

/** The number makes the wake-up for a next attempt another job than the one that is just being worked on. */
const jobIdOf = ({ deliveryId, attempts }: { readonly deliveryId: string; readonly attempts: number }) =>
  `${deliveryId}-${attempts}`;

// BullMQ takes jobs without a priority first.
const jobOf = (wakeUp: WakeUp) => ({
  name: 'send',
  data: { deliveryId: wakeUp.deliveryId },
  opts: {
    ...OPTIONS,
    ...(wakeUp.isNotice ? { priority: 1 } : {}),
    jobId: jobIdOf(wakeUp),
    delay: wakeUp.delayMs,
  },
});

/** Puts wake-ups into BullMQ, while Redis is there; never holds anybody up. */
export class DeliveryQueues implements WakeUps, CalledOff, Duty {
  readonly name = 'queues';
  private readonly redis: Redis;
  private byChannel = new Map<string, Queue>();
  private inFlight = 0;
  /** What was asked for in this turn of the event loop: messages of one commit go to Redis together. */
  private gathered: WakeUp[] = [];
  private adding: Promise<boolean> | undefined;

  constructor(
    redisUrl: string,
    private readonly prefix: string,
  ) {
    this.redis = new Redis(redisUrl, producerOptions);
  }

  async start(): Promise<void> {
    this.redis.on('error', () => undefined);
    this.redis.on('ready', () => this.turn(true));
    this.redis.on('close', () => this.turn(false));
    this.byChannel = new Map(queues.map(({ name, channel }) => [channel, this.queueOf(name)]));
    void this.redis.connect().catch(() => log.warn('redis.away'));
  }

  async stop(): Promise<void> {
    this.redis.disconnect();
  }

  /** Does this each time that Redis can be reached again, and the first time. */
  onReady(work: () => Promise<void>): void {
    this.redis.on('ready', () => void work().catch((error: unknown) => log.error('requeue.failed', error)));
  }

  /** Never a reason to take a process out of service: what waits is in PostgreSQL, and events and receipts go on. */
  async health(): Promise<DutyHealth> {
    return { ok: true, detail: this.redis.status === 'ready' ? undefined : 'redis is away' };
  }

  async wake(wakeUps: readonly WakeUp[]): Promise<boolean> {
    const room = this.inFlight + wakeUps.length <= MOST_IN_FLIGHT;
    if (this.redis.status !== 'ready' || !room) return this.refuse(wakeUps.length);
    this.inFlight += wakeUps.length;
    this.gathered.push(...wakeUps);
    this.adding ??= nextTurn().then(() => this.addGathered());
    return this.adding;
  }

  async callOff(deliveries: readonly Waiting[]): Promise<void> {
    if (this.redis.status !== 'ready') return;
    const removals = deliveries.map((waiting) => this.byChannel.get(waiting.channel)?.remove(jobIdOf(waiting)));
    await Promise.all(removals).catch((error: unknown) => log.error('wake-ups.not-called-off', error));
  }

  private async addGathered(): Promise<boolean> {
    const wakeUps = this.gathered;
    [this.gathered, this.adding] = [[], undefined];
    try {
      await Promise.all([...this.byChannel].map(([channel, queue]) => this.add(queue, channel, wakeUps)));
      return true;
    } catch (error) {
      log.error('wake-ups.not-taken', error, { count: wakeUps.length });
      return this.refuse(wakeUps.length);
    } finally {
      this.inFlight -= wakeUps.length;
    }
  }

  private async add(queue: Queue, channel: string, wakeUps: readonly WakeUp[]): Promise<void> {
    const jobs = wakeUps.filter((wakeUp) => wakeUp.channel === channel).map(jobOf);
    if (jobs.length > 0) await queue.addBulk(jobs);
  }

  private refuse(count: number): false {
    notTaken.inc(count);
    return false;
  }

  private queueOf(name: string): Queue {
    const queue = new Queue(name, {
      connection: this.redis,
      prefix: this.prefix,
      skipVersionCheck: true,
      skipWaitingForReady: true,
      skipMetasUpdate: true,
    });
    queue.on('error', () => undefined);
    return queue;
  }

  private turn(on: boolean): void {
    connected.set(on ? 1 : 0);
    log.info(on ? 'redis.reached' : 'redis.lost');
  }
}
