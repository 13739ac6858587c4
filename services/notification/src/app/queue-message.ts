import { randomUUID } from 'node:crypto';
import { Delivery, type DeliveryOrder, type SealedPayload } from '../domain/delivery.js';
import type { UnitOfWork, WakeUps } from './ports.js';
import { waitingOf, wakeUpOf } from './wake-up.js';

export interface QueueMessageCommand {
  readonly order: Omit<DeliveryOrder, 'id'>;
  readonly payload: SealedPayload;
}

/** Takes down that a code or a notice is to be sent, and wakes a worker once that is committed. */
export class QueueMessage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly wakeUps: WakeUps,
  ) {}

  execute({ order, payload }: QueueMessageCommand): Promise<void> {
    const actor = order.subject.kind === 'challenge' ? 'verification' : 'account';
    return this.work.run(async ({ deliveries, erasures, now, afterCommit }) => {
      // In another topic than the erasure, so it may come after it.
      if (await erasures.isErased(order.registrationId)) return;
      const delivery = Delivery.queue({ ...order, id: randomUUID() }, payload, now);
      const waiting = waitingOf(delivery);
      if (!(await deliveries.add(delivery, actor)) || !waiting) return;
      // Best effort: what the queue does not take, the sweep finds.
      afterCommit(() => void this.wakeUps.wake([wakeUpOf(waiting, now)]));
    });
  }
}
