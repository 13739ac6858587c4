import type { TransactionRunner } from '#database';
import type { PeriodWork, Publishes, UnitOfWork } from '../../app/ports.js';
import type { PeriodChanged } from '../../domain/period.js';
import { StoredAnnouncements } from './announcements.js';
import { StoredAudit } from './audit.js';
import { StoredPeriods } from './periods.js';
import { StoredRecordedExtensions } from './recorded-extensions.js';

/** Gives an administrator's use case its transaction. */
export class StoredPeriodWork implements UnitOfWork<PeriodWork> {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly outbox: Publishes<PeriodChanged>,
  ) {}

  run<T>(work: (tools: PeriodWork) => Promise<T>): Promise<T> {
    return this.transactions.run(({ manager, now }) =>
      work({
        periods: new StoredPeriods(manager),
        extensions: new StoredRecordedExtensions(manager),
        announcements: new StoredAnnouncements(manager),
        outbox: this.outbox,
        audit: new StoredAudit(manager, now),
        now,
      }),
    );
  }
}
