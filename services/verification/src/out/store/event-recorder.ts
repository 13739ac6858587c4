import type { OutgoingEvent } from '#contracts';
import type { Transaction } from '#database';
import type { Outbox } from '#messaging';
import { createLogger, metrics } from '#runtime';
import type { Actor } from '../../app/ports.js';
import type { CaseEvent } from '../../domain/case.events.js';
import { toContract } from '../events/to-contract.js';
import { AuditRow } from './rows.js';

const log = createLogger('case');
const happened = metrics.counter({
  name: 'verification_events_total',
  help: 'What has happened to cases and challenges.',
  labelNames: ['event', 'channel', 'purpose'],
});

const FIELDS: Readonly<Record<CaseEvent['kind'], readonly string[]>> = {
  'case-opened': ['state', 'contacts', 'person'],
  'case-closed': ['state'],
  'case-cancelled': ['state'],
  'challenge-issued': ['state', 'code', 'link'],
  'challenge-revoked': ['state'],
  'contact-verified': ['state'],
  'try-counted': ['tries'],
  'message-moved': ['message', 'sentAt'],
  'deadline-set': ['until'],
  'contact-lapsed': ['state'],
  'contact-reopened': ['state'],
  'contact-corrected': ['recipient'],
  'contact-disowned': ['disownedAt'],
  'channel-failed': ['channelFailedAt'],
};

/** What follows from a case's events, in its transaction: audit rows and outbox rows; then, committed, log and counts. */
export class EventRecorder {
  constructor(private readonly outbox: Outbox) {}

  async record(events: readonly CaseEvent[], actor: Actor, tx: Transaction): Promise<void> {
    if (events.length === 0) return;
    await tx.manager.insert(
      AuditRow,
      events.map((event) => ({
        at: tx.now,
        actor,
        action: event.kind,
        subjectId: subjectOf(event),
        fields: [...FIELDS[event.kind]],
      })),
    );
    await this.outbox.add(events.map(toContract).filter((event): event is OutgoingEvent => event !== undefined));
    tx.afterCommit(() => events.forEach(tell));
  }
}

function subjectOf(event: CaseEvent): string {
  if ('challengeId' in event) return event.challengeId;
  return 'contactId' in event ? event.contactId : event.registrationId;
}

function tell(event: CaseEvent): void {
  const { registrationId } = event;
  const { channel, purpose, contactId } =
    'contactId' in event ? event : { channel: '', purpose: '', contactId: undefined };
  const challengeId = 'challengeId' in event ? event.challengeId : undefined;
  const reason = 'reason' in event ? event.reason : undefined;
  happened.inc({ event: event.kind, channel, purpose });
  log.info(event.kind.replace('-', '.'), { registrationId, contactId, challengeId, channel, kind: purpose, reason });
}
