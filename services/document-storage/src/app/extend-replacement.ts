import type { ReplacementWindow } from '../domain/replacement-window.js';
import { auditOf } from './audit-of.js';
import type { UnitOfWork } from './ports.js';

export interface ExtendReplacementCommand {
  readonly registrationId: string;
  readonly until: Date;
}

/**
 * Gives a registration more time to replace refused documents, also where the time has run out already. An end that
 * passed before it was heard of helped nobody: then the usual window begins anew.
 */
export class ExtendReplacement {
  constructor(
    private readonly work: UnitOfWork,
    private readonly window: ReplacementWindow,
  ) {}

  execute({ registrationId, until }: ExtendReplacementCommand): Promise<void> {
    return this.work.run(async ({ dossiers, events, audit, now }) => {
      const dossier = await dossiers.lock(registrationId);
      if (!dossier) return;
      dossier.extend(until, now, this.window);
      await dossiers.save(dossier);
      const happened = dossier.releaseEvents();
      await events.publish(happened);
      await audit.add(auditOf(happened, 'account'));
    });
  }
}
