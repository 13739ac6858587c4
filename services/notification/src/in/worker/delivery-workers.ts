import { setTimeout as pause } from 'node:timers/promises';
import { type Job, Worker } from 'bullmq';
import { z } from 'zod';
import { codeOf } from '#errors';
import { createLogger, type Duty, type DutyHealth } from '#runtime';
import { type QueueDeclaration, queues } from '../../app/queues.js';
import type { SendMessage } from '../../app/send-message.js';
import type { Channel } from '../../domain/delivery.js';

export interface WorkerSettings {
  readonly connection: {
    readonly url: string;
    readonly maxRetriesPerRequest: null;
    readonly retryStrategy: (times: number) => number;
  };
  readonly prefix: string;
  /** How many messages of a channel are sent at once. */
  readonly concurrency: Readonly<Record<Channel, number>>;
}

const log = createLogger('workers');
const jobData = z.object({ deliveryId: z.uuid() });
const RESTART_MS = 1_000;
const GOOD_BYE_MS = 4_000;

/** Takes jobs from the queues, each queue with workers of its own, and goes on by itself when Redis comes back. */
export class DeliveryWorkers implements Duty {
  readonly name = 'workers';
  private readonly workers = new Map<string, Worker>();
  private readonly inHand = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly sendMessage: SendMessage,
  ) {}

  async start(): Promise<void> {
    for (const queue of queues) void this.keepWorking(queue);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.workers.values()].map((worker) => this.close(worker)));
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }

  /** A worker whose first contact with Redis fails is lost for good: another takes its place. */
  private async keepWorking(queue: QueueDeclaration): Promise<void> {
    while (!this.stopping) {
      const worker = this.workerOf(queue);
      this.workers.set(queue.name, worker);
      try {
        // A first contact that Redis refuses would make the worker ask again without a pause.
        await worker.waitUntilReady();
        if (!this.stopping) await worker.run();
      } catch (error) {
        log.error('worker.ended', error, { queue: queue.name });
      }
      if (this.stopping) return;
      await worker.close(true).catch(() => undefined);
      await pause(RESTART_MS);
    }
  }

  private workerOf({ name, channel }: QueueDeclaration): Worker {
    const { connection, prefix, concurrency } = this.settings;
    const worker = new Worker(name, (job: Job) => this.keepInHand(this.work(job)), {
      // Without another try the connections end, and with them everything that waits for them.
      connection: {
        ...connection,
        retryStrategy: (times) => (this.stopping ? null : connection.retryStrategy(times)),
      },
      prefix,
      concurrency: concurrency[channel],
      autorun: false,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => log.debug('worker.error', { queue: name, code: codeOf(error) }));
    return worker;
  }

  private async work(job: Job): Promise<void> {
    const parsed = jobData.safeParse(job.data);
    if (!parsed.success) return log.warn('job.unknown', { queue: job.queueName });
    try {
      await this.sendMessage.execute(parsed.data.deliveryId);
    } catch (error) {
      log.error('job.failed', error, { queue: job.queueName, deliveryId: parsed.data.deliveryId });
      // BullMQ writes the text of an error to Redis, so it gets no more than the code.
      throw new Error(codeOf(error));
    }
  }

  private async keepInHand(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    try {
      await work;
    } finally {
      this.inHand.delete(work);
    }
  }

  /** What is in hand is finished; Redis need not hear of it, and would be waited for in vain when it is frozen. */
  private async close(worker: Worker): Promise<void> {
    const finished = Promise.allSettled(this.inHand).then(() => pause(GOOD_BYE_MS, undefined, { ref: false }));
    await Promise.race([worker.close(), finished]);
  }
}
