import type { OutgoingEvent } from '#contracts';
import { currentTransaction } from '#database';
import type { Outbox } from '#messaging';
import { metrics } from '#runtime';
import type { Publishes } from '../../app/ports.js';

const happenedTotal = metrics.counter({
  name: 'account_events_total',
  help: 'What happened to registrations and periods, by event, counted at the commit.',
  labelNames: ['event'],
});

/** Publishes domain events through the outbox of the open transaction. */
export class EventOutbox<E extends { readonly type: string }> implements Publishes<E> {
  constructor(
    private readonly outbox: Outbox,
    private readonly toContract: (happened: E) => OutgoingEvent,
  ) {}

  async add(events: readonly E[]): Promise<void> {
    await this.outbox.add(events.map((happened) => this.toContract(happened)));
    currentTransaction()?.afterCommit(() => {
      for (const { type } of events) happenedTotal.inc({ event: type });
    });
  }
}
