import { runWithTrace } from '#runtime';
import type { Delivery } from '../domain/delivery.js';
import type { Actor, Scope, UnitOfWork } from './ports.js';

/**
 * Changes one delivery under its row's lock, in the trace of the request that it came from. Gives the result of
 * `change`, or undefined where there is no such delivery.
 */
export function changeDelivery<T>(
  work: UnitOfWork,
  deliveryId: string,
  actor: Actor,
  change: (delivery: Delivery, scope: Scope) => T | Promise<T>,
): Promise<T | undefined> {
  return work.runJointly(deliveryId, async (scope) => {
    const delivery = await scope.deliveries.lock(deliveryId);
    if (!delivery) return undefined;
    return runWithTrace(delivery.order.traceparent, async () => {
      const result = await change(delivery, scope);
      await scope.deliveries.save(delivery, actor);
      return result;
    });
  });
}
