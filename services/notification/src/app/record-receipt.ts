import { receiptRefused } from '../domain/delivery.errors.js';
import type { ReceiptMeaning } from '../domain/receipt.js';
import { changeDelivery } from './change-delivery.js';
import type { UnitOfWork } from './ports.js';
import type { ReceiptSignature } from './receipt-signature.js';

export interface Receipt {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly meaning: ReceiptMeaning;
  readonly signature: string;
}

/** Moves a message on by a delivery report; reports that come late, twice or out of order change nothing. */
export class RecordReceipt {
  constructor(
    private readonly work: UnitOfWork,
    private readonly signatures: ReceiptSignature,
  ) {}

  /** @throws CodedError `receipt-refused` when the report was not signed by us. */
  async execute({ deliveryId, attempt, meaning, signature }: Receipt): Promise<void> {
    if (!this.signatures.matches(deliveryId, attempt, signature)) throw receiptRefused();
    await changeDelivery(this.work, deliveryId, 'gateway', (delivery, { now }) =>
      delivery.receive(attempt, meaning, now),
    );
  }
}
