import type { Idempotency, TransactionRunner } from '#database';
import type { Publishes, UnitOfWork, Work } from '../../app/ports.js';
import type { RegistrationEvent } from '../../domain/registration.events.js';
import { StoredAnnouncements } from './announcements.js';
import { StoredAudit } from './audit.js';
import { StoredDeadlines } from './deadlines.js';
import { StoredExtensions } from './extensions.js';
import { StoredPeriods } from './periods.js';
import type { PersonVault } from './person-vault.js';
import { StoredRegistrations } from './registrations.js';
import { StoredRequirements } from './requirements.js';
import { StoredSessions } from './sessions.js';
import { StoredTimeline } from './timeline.js';

/** Gives a use case its transaction and what lives in it. */
export class StoredUnitOfWork implements UnitOfWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly vault: PersonVault,
    private readonly outbox: Publishes<RegistrationEvent>,
    private readonly idempotency: Idempotency,
  ) {}

  run<T>(work: (tools: Work) => Promise<T>): Promise<T> {
    return this.transactions.run(({ manager, now }) =>
      work({
        registrations: new StoredRegistrations(manager, this.vault),
        periods: new StoredPeriods(manager),
        requirements: new StoredRequirements(manager),
        sessions: new StoredSessions(manager),
        deadlines: new StoredDeadlines(manager),
        extensions: new StoredExtensions(manager),
        timeline: new StoredTimeline(manager),
        announcements: new StoredAnnouncements(manager),
        outbox: this.outbox,
        audit: new StoredAudit(manager, now),
        once: (request, fn) => this.idempotency.once(request, fn),
        now,
      }),
    );
  }
}
