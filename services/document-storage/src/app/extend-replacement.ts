import { auditOf } from './audit-of.js';
import type { UnitOfWork } from './ports.js';

export interface ExtendReplacementCommand {
  readonly registrationId: string;
  readonly until: Date;
}

/** Gives a registration more time to replace refused documents, also where the time has run out already. */
export class ExtendReplacement {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, until }: ExtendReplacementCommand): Promise<void> {
    return this.work.run(async ({ dossiers, events, audit, now }) => {
      const dossier = await dossiers.lock(registrationId);
      if (!dossier) return;
      dossier.extend(until, now);
      await dossiers.save(dossier);
      const happened = dossier.releaseEvents();
      await events.publish(happened);
      await audit.add(auditOf(happened, 'account'));
    });
  }
}
