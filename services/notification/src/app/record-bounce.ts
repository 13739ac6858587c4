import type { ReceiptMeaning } from '../domain/receipt.js';
import { changeDelivery } from './change-delivery.js';
import type { UnitOfWork } from './ports.js';
import type { ReturnedAttempt } from './return-paths.js';

/** Moves a mail on by what a mail server returned to its address; what comes late or twice changes nothing. */
export class RecordBounce {
  constructor(private readonly work: UnitOfWork) {}

  /** Says whether there is such a mail. */
  async execute({ deliveryId, attempt }: ReturnedAttempt, meaning: ReceiptMeaning): Promise<boolean> {
    const found = await changeDelivery(this.work, deliveryId, 'mail-server', (delivery, { now }) => {
      if (delivery.order.channel !== 'email') return false;
      delivery.receive(attempt, meaning, now);
      return true;
    });
    return found ?? false;
  }
}
