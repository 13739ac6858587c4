import type { OutgoingEvent } from '#contracts';
import { Rows, type Transaction } from '#database';
import type { Outbox } from '#messaging';
import { createLogger, metrics } from '#runtime';
import type { Actor } from '../../app/ports.js';
import type { CaseEvent } from '../../domain/case.events.js';
import type { GrantEvent } from '../../domain/grant.events.js';
import { toContract } from '../events/to-contract.js';
import { AuditRow } from './rows.js';

const log = createLogger('case');
const happened = metrics.counter({
  name: 'verification_events_total',
  help: 'What has happened to cases and challenges.',
  labelNames: ['event', 'channel', 'purpose'],
});

type Happened = CaseEvent | GrantEvent;

const FIELDS: Readonly<Record<Happened['kind'], readonly string[]>> = {
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
  'contact-replaced': ['recipient'],
  'contact-disowned': ['disownedAt'],
  'channel-failed': ['channelFailedAt'],
  'receipt-earned': ['state'],
  'challenge-muted': ['recipient'],
  'person-erased': ['key', 'person', 'contacts', 'codes'],
};

/** What follows from a case's events, in its transaction: audit rows and outbox rows; then, committed, log and counts. */
export class EventRecorder {
  constructor(private readonly outbox: Outbox) {}

  async record(events: readonly CaseEvent[], actor: Actor, tx: Transaction): Promise<void> {
    await this.audit(events, actor, tx);
    await this.outbox.add(told(events));
  }

  /**
   * The same for a grant. What is to nobody is written and taken back, so that whoever measures the answer learns
   * nothing from the work that would be missing.
   */
  async recordGrant(events: readonly GrantEvent[], actor: Actor, tx: Transaction): Promise<void> {
    await this.audit(events, actor, tx);
    const real = told(events.filter(({ toNobody }) => !toNobody));
    const all = told(events);
    if (all.length === 0) return;
    await tx.manager.query('savepoint letters');
    await this.outbox.add(real.length > 0 ? real : all);
    await tx.manager.query(real.length > 0 ? 'release savepoint letters' : 'rollback to savepoint letters');
  }

  private async audit(events: readonly Happened[], actor: Actor, tx: Transaction): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({
      at: tx.now,
      actor,
      action: event.kind,
      subjectId: subjectOf(event),
      fields: [...FIELDS[event.kind]],
    }));
    await new Rows(tx.manager, AuditRow).insert(rows);
    tx.afterCommit(() => events.forEach(tell));
  }
}

const told = (events: readonly Happened[]): OutgoingEvent[] => events.flatMap((event) => toContract(event) ?? []);

function subjectOf(event: Happened): string {
  if ('challengeId' in event) return event.challengeId;
  return 'contactId' in event ? event.contactId : event.registrationId;
}

function tell(event: Happened): void {
  const { registrationId } = event;
  const { channel, purpose, contactId } =
    'contactId' in event ? event : { channel: '', purpose: '', contactId: undefined };
  const challengeId = 'challengeId' in event ? event.challengeId : undefined;
  const reason = 'reason' in event ? event.reason : undefined;
  happened.inc({ event: event.kind, channel, purpose });
  log.info(event.kind.replace('-', '.'), { registrationId, contactId, challengeId, channel, kind: purpose, reason });
}
