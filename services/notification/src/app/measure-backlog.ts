import { metrics } from '#runtime';
import type { Sending, UnitOfWork } from './ports.js';
import { queues } from './queues.js';

const labelNames = ['channel', 'state'];
const waiting = metrics.gauge({
  name: 'notification_backlog_count',
  help: 'Messages that wait to be sent or are being sent.',
  labelNames,
});
const oldest = metrics.gauge({
  name: 'notification_backlog_oldest_age_seconds',
  help: 'Age of the oldest message that waits to be sent or is being sent.',
  labelNames,
});
const standing = metrics.gauge({
  name: 'notification_sending_stands_info',
  help: 'Whether a channel stands because it is switched off or because its budget of the hour is spent: 1 or 0.',
  labelNames: ['channel', 'reason'],
});
const left = metrics.gauge({
  name: 'notification_budget_left_count',
  help: 'Messages that may still go out on a channel in this hour.',
  labelNames: ['channel'],
});

/** Keeps the figures of what waits, and of what it waits for. */
export class MeasureBacklog {
  constructor(private readonly work: UnitOfWork) {}

  async execute(): Promise<void> {
    const backlog = await this.work.run(async ({ deliveries, sending }) => {
      await measureSending(sending);
      return deliveries.backlog();
    });
    waiting.reset();
    oldest.reset();
    for (const { channel, state, count, oldestAgeSeconds } of backlog) {
      waiting.set({ channel, state }, count);
      oldest.set({ channel, state }, oldestAgeSeconds);
    }
  }
}

async function measureSending(sending: Sending): Promise<void> {
  for (const { channel } of queues) {
    const stands = await sending.standing(channel);
    for (const reason of ['switched-off', 'budget-spent'] as const) {
      standing.set({ channel, reason }, stands === reason ? 1 : 0);
    }
    const messages = await sending.left(channel);
    if (messages !== undefined) left.set({ channel }, messages);
  }
}
