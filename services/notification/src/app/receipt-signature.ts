import { createHmac } from 'node:crypto';
import { equalInConstantTime } from '#privacy';

/** Binds the address that a gateway reports to, to one attempt of one delivery: nobody else can report on it. */
export class ReceiptSignature {
  constructor(private readonly key: Buffer) {}

  of(deliveryId: string, attempt: number): string {
    return createHmac('sha256', this.key).update(`receipt\n${deliveryId}\n${attempt}`).digest('base64url');
  }

  matches(deliveryId: string, attempt: number, signature: string): boolean {
    return equalInConstantTime(this.of(deliveryId, attempt), signature);
  }
}
