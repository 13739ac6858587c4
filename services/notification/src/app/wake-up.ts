import type { Delivery } from '../domain/delivery.js';
import type { Waiting, WakeUp } from './ports.js';

/** When to wake a worker for a delivery; `now` is the database's time. */
export function wakeUpOf({ nextAttemptAt, ...waiting }: Waiting, now: Date): WakeUp {
  return { ...waiting, delayMs: Math.max(0, nextAttemptAt.getTime() - now.getTime()) };
}

/** What is known about a delivery that waits; undefined when it does not. */
export function waitingOf({ order, progress }: Delivery): Waiting | undefined {
  const { attempts, nextAttemptAt, state } = progress;
  if (state !== 'queued') return undefined;
  const isNotice = order.subject.kind === 'notice';
  return { deliveryId: order.id, channel: order.channel, isNotice, attempts, nextAttemptAt };
}
