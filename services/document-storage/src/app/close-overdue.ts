import { metrics } from '#runtime';
import { auditOf } from './audit-of.js';
import type { Backlog, UnitOfWork } from './ports.js';

const documentsOverdue = metrics.counter({
  name: 'documents_overdue_total',
  help: 'Refused documents that were asked for and not replaced in time.',
});

/** Ends the time of reopened documents, one registration at a time, beside any number of other sweepers. */
export class CloseOverdue {
  constructor(private readonly work: UnitOfWork) {}

  /** Registrations with a deadline that has passed, the longest first. */
  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.work.run(({ dossiers }) => dossiers.due(most, except));
  }

  /** Whether this caller settled it; false when somebody else holds it, or was faster. */
  execute(registrationId: string): Promise<boolean> {
    return this.work.run(async ({ dossiers, events, audit, now, afterCommit }) => {
      const dossier = await dossiers.lockDue(registrationId);
      if (!dossier) return false;
      dossier.closeOverdue(now);
      await dossiers.save(dossier);
      const happened = dossier.releaseEvents();
      await events.publish(happened);
      await audit.add(auditOf(happened, 'sweep'));
      afterCommit(() => documentsOverdue.inc(happened.length));
      return true;
    });
  }

  backlog(): Promise<Backlog> {
    return this.work.run(({ dossiers }) => dossiers.dueBacklog());
  }
}
