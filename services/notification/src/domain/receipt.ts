import type { FailureReason } from './delivery.events.js';

/**
 * What a receipt proves. `undelivered` says that it did not reach the phone or mailbox this time, `bounced` that there
 * is no such mailbox, or that it takes no mail from us.
 */
export type ReceiptMeaning = 'arrived' | 'accepted' | 'undelivered' | 'bounced' | 'nothing';

/** The receipts that end a message, and as what. */
export const FAILURES: Readonly<Partial<Record<ReceiptMeaning, FailureReason>>> = {
  undelivered: 'not-delivered',
  bounced: 'bounced',
};

const DELIVERED = 1;
const NOT_DELIVERED = 2;
const NETWORK_ACCEPTED = 8;
const NETWORK_REFUSED = 16;

/** The reports that we ask Kannel for: its "dlr-mask". Being buffered (4) tells us nothing that we would act on. */
export const KANNEL_REPORTS = DELIVERED | NOT_DELIVERED | NETWORK_ACCEPTED | NETWORK_REFUSED;

/** Reads Kannel's report value; 34 (expired) and 66 (unknown) hold the bit of 2. Source: Kannel's gw/dlr.h. */
export function meaningOfKannel(value: number): ReceiptMeaning {
  if (value & DELIVERED) return 'arrived';
  if (value & (NOT_DELIVERED | NETWORK_REFUSED)) return 'undelivered';
  return value & NETWORK_ACCEPTED ? 'accepted' : 'nothing';
}
