/** What a receipt proves, in order of how far it moves a message on. */
export type ReceiptMeaning = 'arrived' | 'accepted' | 'bounced' | 'nothing';

const DELIVERED = 1;
const NOT_DELIVERED = 2;
const NETWORK_ACCEPTED = 8;
const NETWORK_REFUSED = 16;

/** The reports that we ask Kannel for: its "dlr-mask". Being buffered (4) tells us nothing that we would act on. */
export const KANNEL_REPORTS = DELIVERED | NOT_DELIVERED | NETWORK_ACCEPTED | NETWORK_REFUSED;

/** Reads Kannel's report value; 34 (expired) and 66 (unknown) hold the bit of 2. Source: Kannel's gw/dlr.h. */
export function meaningOfKannel(value: number): ReceiptMeaning {
  if (value & DELIVERED) return 'arrived';
  if (value & (NOT_DELIVERED | NETWORK_REFUSED)) return 'bounced';
  return value & NETWORK_ACCEPTED ? 'accepted' : 'nothing';
}
