import { metrics } from '#runtime';
import type { Channel } from '../domain/delivery.js';
import type { SendOutcome } from '../domain/send-outcome.js';

const duration = metrics.histogram({
  name: 'notification_provider_duration_seconds',
  help: 'Time that a provider took for one message, by what came of it.',
  labelNames: ['channel', 'provider', 'outcome', 'reason'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
});

/** Takes down how long one call to a provider took. */
export function observeCall(channel: Channel, provider: string, outcome: SendOutcome, seconds: number): void {
  const reason = 'reason' in outcome ? outcome.reason : '';
  duration.observe({ channel, provider, outcome: outcome.kind, reason }, seconds);
}
