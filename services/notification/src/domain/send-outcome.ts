import type { FailureReason } from './delivery.events.js';

type LaterReason = 'unreachable' | 'provider-busy' | 'provider-misconfigured' | 'no-provider' | 'seal-key-unknown';

/**
 * What a provider's answer means. `refused` will be refused again. `later` was surely not taken and may pass. After
 * `unknown` (no answer, a broken connection) the message may be on its way all the same.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly messageId?: string }
  | { readonly kind: 'refused'; readonly reason: FailureReason }
  | { readonly kind: 'later'; readonly reason: LaterReason }
  | { readonly kind: 'unknown'; readonly reason: 'no-answer' | 'interrupted' };

export const accepted: SendOutcome = { kind: 'accepted' };
