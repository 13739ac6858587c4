import type { Idempotency, TransactionRunner } from '#database';
import { forgetKey } from '#messaging';
import type { Publishes, UnitOfWork, Work } from '../../app/ports.js';
import type { RegistrationEvent } from '../../domain/registration.events.js';
import { StoredAnnouncements } from './announcements.js';
import { StoredAudit } from './audit.js';
import { StoredCards } from './cards.js';
import { StoredContactChanges } from './contact-changes.js';
import { StoredDeadlines } from './deadlines.js';
import { StoredDevices } from './devices.js';
import { StoredDisputes } from './disputes.js';
import { StoredErasures } from './erasures.js';
import { StoredExtensions } from './extensions.js';
import { StoredGrants } from './grants.js';
import { StoredHistory } from './history.js';
import { StoredPassing } from './passing.js';
import { StoredPeriods } from './periods.js';
import type { PersonVault } from './person-vault.js';
import { StoredRegistrations } from './registrations.js';
import { StoredRequirements } from './requirements.js';
import { StoredSessions } from './sessions.js';
import { StoredThrottles } from './throttles.js';
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
        cards: new StoredCards(manager, this.vault),
        disputes: new StoredDisputes(manager, this.vault),
        erasures: new StoredErasures(manager),
        history: new StoredHistory(manager),
        passing: new StoredPassing(manager, this.idempotency, now),
        throttles: new StoredThrottles(manager, this.vault),
        devices: new StoredDevices(manager),
        grants: new StoredGrants(manager, this.vault),
        changes: new StoredContactChanges(manager, this.vault),
        outbox: this.outbox,
        audit: new StoredAudit(manager, now),
        once: (request, fn, subjectOf) => this.idempotency.once(request, fn, subjectOf),
        forget: async (registrationId) => {
          await forgetKey(registrationId);
          await this.idempotency.forget(registrationId);
        },
        now,
      }),
    );
  }
}
