import type { UnitOfWork, Unsent } from './ports.js';

/**
 * Drops what was not sent yet to a contact that was replaced, unless it tells just that, or of the codes of a cancelled registration; what is
 * still to come is dropped when its turn comes.
 */
export class WithdrawMessages {
  constructor(private readonly work: UnitOfWork) {}

  execute(unsent: Unsent): Promise<void> {
    return this.work.run(async ({ deliveries, now }) => {
      for (const delivery of await deliveries.withdraw(unsent)) {
        delivery.revoke(now);
        await deliveries.save(delivery, 'account');
      }
    });
  }
}
