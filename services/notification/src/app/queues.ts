import type { Channel } from '../domain/delivery.js';

export interface QueueDeclaration {
  readonly name: string;
  readonly channel: Channel;
}

/** Every queue of the product: one a channel, so that a slow provider holds up its own messages alone. */
export const queues: readonly QueueDeclaration[] = [
  { name: 'email', channel: 'email' },
  { name: 'sms', channel: 'sms' },
];
