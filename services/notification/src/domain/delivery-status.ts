import type { ReceiptMeaning } from './receipt.js';

/** What a mail server says about one recipient (RFC 3464, 2.3.3 and 2.3.4), in small letters. */
export interface RecipientStatus {
  readonly action: string;
  /** For example `5.1.1` (RFC 3463): 5 for good, 4 for now. */
  readonly status: string;
}

/**
 * A failure with a status of 4 is one that might have passed, but the server has given up: the mail will not come, and
 * another one may. `delayed` says that it is still trying.
 */
export function meaningOfStatus({ action, status }: RecipientStatus): ReceiptMeaning {
  if (action === 'failed') return status.startsWith('5.') ? 'bounced' : 'undelivered';
  return action === 'delivered' ? 'arrived' : 'nothing';
}
