import type { ReplacementWindow } from '../domain/replacement-window.js';
import { auditOf } from './audit-of.js';
import type { UnitOfWork } from './ports.js';

export interface FreezeDocumentsCommand {
  readonly registrationId: string;
  readonly periodId: string;
  readonly documents: readonly { readonly documentId: string; readonly sha256: string }[];
}

/** Keeps exactly the documents that an applicant submitted; from now on nothing is added or replaced. */
export class FreezeDocuments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly window: ReplacementWindow,
  ) {}

  /** @throws CodedError `documents-not-ours` (permanent) */
  execute({ registrationId, periodId, documents }: FreezeDocumentsCommand): Promise<void> {
    return this.work.run(async ({ dossiers, events, audit, now }) => {
      const dossier = await dossiers.lockOrCreate(registrationId, periodId);
      dossier.freeze(documents, now, this.window);
      await dossiers.save(dossier);
      const happened = dossier.releaseEvents();
      await events.publish(happened);
      await audit.add([
        ...dossier.changes.map(({ id, isReplaced }) => ({
          actor: registrationId,
          action: isReplaced ? 'document.left-out' : 'document.submitted',
          subjectId: id,
        })),
        ...auditOf(happened, 'inspection'),
      ]);
    });
  }
}
