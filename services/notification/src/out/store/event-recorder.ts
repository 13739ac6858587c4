import { event, messageErased, type OutgoingEvent } from '#contracts';
import { Rows, type Transaction } from '#database';
import type { Outbox } from '#messaging';
import { continueTrace, createLogger, currentTrace, metrics } from '#runtime';
import type { Actor } from '../../app/ports.js';
import type { DeliveryEvent } from '../../domain/delivery.events.js';
import { toContract } from '../events/to-contract.js';
import { AuditRow } from './rows.js';

const log = createLogger('delivery');
const happened = metrics.counter({
  name: 'notification_deliveries_total',
  help: 'What has happened to messages: queued, claimed, sent, delivered, failed and why.',
  labelNames: ['event', 'channel', 'reason'],
});

const SEALED = ['sealedRecipient', 'sealedName', 'sealedCode', 'sealedValues'];
const FIELDS: Readonly<Record<DeliveryEvent['name'], readonly string[]>> = {
  queued: ['state', ...SEALED],
  claimed: ['state', 'attempts'],
  postponed: ['state', 'nextAttemptAt', 'provider', 'unknownResults', 'unknownAt'],
  sent: ['state', 'provider', 'providerMessageId', ...SEALED],
  delivered: ['state'],
  revoked: ['revoked'],
  failed: ['state', 'reason', 'provider', ...SEALED],
  dropped: ['state', ...SEALED],
};

/** What follows from a delivery's events, in its transaction: audit and outbox rows; then, committed, log and counts. */
export class EventRecorder {
  constructor(private readonly outbox: Outbox) {}

  async record(events: readonly DeliveryEvent[], actor: Actor, tx: Transaction): Promise<void> {
    await new Rows(tx.manager, AuditRow).insert(
      events.map(({ name, deliveryId, at }) => ({
        at,
        actor,
        action: `delivery-${name}`,
        subjectId: deliveryId,
        fields: [...FIELDS[name]],
      })),
    );
    await this.outbox.add(events.map(toContract).filter((event): event is OutgoingEvent => event !== undefined));
    // What runs after the commit has left the trace of the delivery.
    const trace = currentTrace();
    tx.afterCommit(() => continueTrace(trace, () => events.forEach(tell)));
  }

  /** The same for the end of every message of a registration. */
  async recordErasure(registrationId: string, tx: Transaction): Promise<void> {
    const fields = ['deliveries', 'withdrawals'];
    const row = { at: tx.now, actor: 'account', action: 'messages-erased', subjectId: registrationId, fields };
    await new Rows(tx.manager, AuditRow).insert([row]);
    await this.outbox.add([event(messageErased, registrationId, { registrationId })]);
    tx.afterCommit(() => log.info('messages.erased', { registrationId }));
  }
}

function tell(event: DeliveryEvent): void {
  const { name, deliveryId, registrationId, subject, channel } = event;
  const challengeId = subject.kind === 'challenge' ? subject.challengeId : undefined;
  const reason = event.name === 'failed' ? event.reason : undefined;
  happened.inc({ event: name, channel, reason: reason ?? '' });
  log.info(`message.${name}`, { deliveryId, registrationId, challengeId, channel, reason });
}
