import { StateTable } from './state-table.js';

export type ChallengeState = 'open' | 'proven' | 'revoked';
export type MessageState = 'queued' | 'sent' | 'failed' | 'delivered';

/** Expired and locked are no states: the clock and the count of tries say so. */
export const challengeStates = new StateTable('challenge', ['open', 'proven', 'revoked'], {
  prove: { from: ['open'], to: 'proven' },
  revoke: { from: ['open'], to: 'revoked' },
});

/** Receipts come in any order and never lead back; that a message arrived outweighs an earlier failure. */
export const messageStates = new StateTable('message of a challenge', ['queued', 'sent', 'failed', 'delivered'], {
  messageSent: { from: ['queued'], to: 'sent' },
  messageFailed: { from: ['queued', 'sent'], to: 'failed' },
  messageDelivered: { from: ['queued', 'sent', 'failed'], to: 'delivered' },
});

export type MessageMove = 'messageSent' | 'messageFailed' | 'messageDelivered';
