import { currentTransaction } from '#database';
import type { Outbox } from '#messaging';
import { metrics } from '#runtime';
import type { DomainEvent } from '../../domain/registration.events.js';
import type { ToContract } from './to-contract.js';

const happenedTotal = metrics.counter({
  name: 'account_events_total',
  help: 'What happened to registrations and periods, by event, counted at the commit.',
  labelNames: ['event'],
});

/** Publishes domain events through the outbox of the open transaction. */
export class EventOutbox {
  constructor(
    private readonly outbox: Outbox,
    private readonly toContract: ToContract,
  ) {}

  async add(events: readonly DomainEvent[]): Promise<void> {
    await this.outbox.add(events.map((happened) => this.toContract.convert(happened)));
    currentTransaction()?.afterCommit(() => {
      for (const { type } of events) happenedTotal.inc({ event: type });
    });
  }
}
