import { runWithTrace } from '#runtime';
import type { Delivery } from '../domain/delivery.js';
import type { Actor, UnitOfWork } from './ports.js';

/**
 * Changes one delivery under its row's lock, in the trace of the request that it came from. Gives the result of
 * `change`, or undefined where there is no such delivery.
 */
export function changeDelivery<T>(
  work: UnitOfWork,
  deliveryId: string,
  actor: Actor,
  change: (delivery: Delivery, now: Date) => T,
): Promise<T | undefined> {
  return work.run(async ({ deliveries, now }) => {
    const delivery = await deliveries.lock(deliveryId);
    if (!delivery) return undefined;
    return runWithTrace(delivery.order.traceparent, async () => {
      const result = change(delivery, now);
      await deliveries.save(delivery, actor);
      return result;
    });
  });
}
