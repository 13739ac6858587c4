import type { UnitOfWork } from './ports.js';

export interface FreezeDocumentsCommand {
  readonly registrationId: string;
  readonly periodId: string;
  readonly documents: readonly { readonly documentId: string; readonly sha256: string }[];
}

/** Keeps exactly the documents that an applicant submitted; from now on nothing is added or replaced. */
export class FreezeDocuments {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `documents-not-ours` (permanent) */
  execute({ registrationId, periodId, documents }: FreezeDocumentsCommand): Promise<void> {
    return this.work.run(async ({ dossiers, audit, now }) => {
      const dossier = await dossiers.lockOrCreate(registrationId, periodId);
      dossier.freeze(documents, now);
      await dossiers.save(dossier);
      await audit.add(
        dossier.changes.map(({ id, isReplaced }) => ({
          actor: registrationId,
          action: isReplaced ? 'document.left-out' : 'document.submitted',
          subjectId: id,
        })),
      );
    });
  }
}
