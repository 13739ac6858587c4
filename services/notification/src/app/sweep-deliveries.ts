import { createLogger } from '#runtime';
import type { Delivery } from '../domain/delivery.js';
import type { RetryPolicy } from '../domain/retry-policy.js';
import { changeDelivery } from './change-delivery.js';
import type { Deliveries, UnitOfWork } from './ports.js';

const log = createLogger('sweep-deliveries');
const PAGE = 500;

type Find = (deliveries: Deliveries) => Promise<readonly string[]>;
type Change = (delivery: Delivery, now: Date) => boolean;

/** Takes back what a lost worker held, and ends what nobody can send in time any more. */
export class SweepDeliveries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly retries: RetryPolicy,
  ) {}

  async execute(): Promise<void> {
    await this.each(
      (deliveries) => deliveries.overdue(PAGE),
      (delivery, now) => delivery.expire(now),
    );
    await this.each(
      (deliveries) => deliveries.stuck(PAGE),
      (delivery, now) => delivery.releaseLease(now, this.retries),
    );
  }

  private async each(find: Find, change: Change): Promise<void> {
    for (;;) {
      const ids = await this.work.run(({ deliveries }) => find(deliveries));
      let changed = 0;
      for (const id of ids) if (await this.one(id, change)) changed++;
      if (ids.length < PAGE || changed === 0) return;
    }
  }

  /** In a transaction of its own: one that cannot be swept holds up no other. */
  private async one(deliveryId: string, change: Change): Promise<boolean> {
    try {
      return (
        (await changeDelivery(this.work, deliveryId, 'sweep', (delivery, { now }) => change(delivery, now))) ?? false
      );
    } catch (error) {
      log.error('delivery.not-swept', error, { deliveryId });
      return false;
    }
  }
}
