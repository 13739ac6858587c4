import { metrics } from '#runtime';
import type { UnitOfWork } from './ports.js';

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

/** Keeps the figures of what waits. */
export class MeasureBacklog {
  constructor(private readonly work: UnitOfWork) {}

  async execute(): Promise<void> {
    const backlog = await this.work.run(({ deliveries }) => deliveries.backlog());
    waiting.reset();
    oldest.reset();
    for (const { channel, state, count, oldestAgeSeconds } of backlog) {
      waiting.set({ channel, state }, count);
      oldest.set({ channel, state }, oldestAgeSeconds);
    }
  }
}
