import type { TransactionRunner } from '#database';
import { forgetKey, type Outbox } from '#messaging';
import type { DocumentCipher, Scope, UnitOfWork } from '../../app/ports.js';
import { toContract } from '../events/to-contract.js';
import { addToAudit } from './sql-audit.js';
import { SqlDossiers } from './sql-dossiers.js';
import { SqlInspections } from './sql-inspections.js';
import { SqlPeriods } from './sql-periods.js';
import { SqlSweeps } from './sql-sweeps.js';

/** Documents, their events, their inspections and the audit commit together. */
export class SqlUnitOfWork implements UnitOfWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly outbox: Outbox,
    private readonly cipher: Pick<DocumentCipher, 'newWrappedKey'>,
  ) {}

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.transactions.run(({ manager, now, afterCommit }) =>
      work({
        now,
        periods: new SqlPeriods(manager),
        dossiers: new SqlDossiers(manager, this.cipher),
        inspections: new SqlInspections(manager),
        sweeps: new SqlSweeps(manager),
        messages: { forget: forgetKey },
        events: { publish: (events) => this.outbox.add(events.map(toContract)) },
        audit: { add: (entries) => addToAudit(manager, now, entries) },
        afterCommit,
      }),
    );
  }
}
