import { createLogger } from '#runtime';
import type { FetchedBatch } from '../broker/event-broker.js';
import { BatchProgress } from './batch-progress.js';
import { consumerMetrics } from './consumer-metrics.js';
import type { EventHandling, Outcome } from './event-handling.js';
import type { Slots } from './slots.js';
import { type StoredMessage, toStored } from './stored-message.js';

export interface BatchParts {
  readonly handling: EventHandling;
  readonly slots: Slots;
  readonly beatMs: number;
  isStopping(): boolean;
  /** Called around each handling, for the watchdog. */
  onBegin(): () => void;
}

const log = createLogger('consumer');

/**
 * Handles one batch of a partition: keys in parallel, a key in order. Lives and commits meanwhile, and hands the rest
 * over when the partition is given to somebody else.
 */
export async function runBatch(batch: FetchedBatch, parts: BatchParts): Promise<void> {
  const progress = new BatchProgress(batch.messages.length);
  let lost: { error: unknown } | undefined;
  const beat = () =>
    batch.beat().catch((error: unknown) => {
      lost ??= { error };
    });
  const beats = setInterval(() => void beat(), parts.beatMs);
  const mayGoOn = () => !lost && !parts.isStopping() && batch.isOurs();
  const finish = (index: number) => {
    const upTo = progress.finish(index);
    const last = upTo === undefined ? undefined : batch.messages[upTo];
    if (last) batch.finished(last.offset);
  };
  const next = () => batch.messages[progress.finished]?.offset ?? batch.highWatermark;
  measureLag(batch, next());
  try {
    await Promise.all(queuesOf(batch).map((queue) => runQueue(queue, parts, mayGoOn, finish)));
  } finally {
    clearInterval(beats);
  }
  measureLag(batch, next());
  // The error tells kafkajs to join the group again.
  if (lost) throw lost.error;
}

type Queue = { readonly index: number; readonly message: StoredMessage }[];

function queuesOf(batch: FetchedBatch): Queue[] {
  const queues = new Map<string, Queue>();
  for (const [index, fetched] of batch.messages.entries()) {
    const message = toStored(batch.topic, batch.partition, fetched);
    const queue = queues.get(message.key) ?? [];
    queue.push({ index, message });
    queues.set(message.key, queue);
  }
  return [...queues.values()];
}

async function runQueue(
  queue: Queue,
  parts: BatchParts,
  mayGoOn: () => boolean,
  finish: (index: number) => void,
): Promise<void> {
  for (const { index, message } of queue) {
    const handle = () => handleOne(message, parts, mayGoOn);
    const outcome = await (parts.handling.isJoint(message) ? handle() : parts.slots.run(handle));
    if (!outcome) return;
    finish(index);
  }
}

async function handleOne(
  message: StoredMessage,
  parts: BatchParts,
  mayGoOn: () => boolean,
): Promise<Outcome | undefined> {
  if (!mayGoOn()) return undefined;
  const done = parts.onBegin();
  try {
    return await parts.handling.process(message);
  } catch (error) {
    const { topic, partition, offset } = message;
    log.error('event.handling-broke', error, { topic, partition, offset });
    return undefined;
  } finally {
    done();
  }
}

/** `next` is the offset of the first message that is not finished. */
function measureLag({ topic, partition, highWatermark }: FetchedBatch, next: string): void {
  const lag = Number(BigInt(highWatermark) - BigInt(next));
  consumerMetrics.lag.set({ topic, partition: String(partition) }, Math.max(0, lag));
}
