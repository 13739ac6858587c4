import { notFound } from '#errors';
import { metrics } from '#runtime';
import { slotExpired, uploadMissing, uploadWrongSize } from '../domain/document.errors.js';
import type { Document } from '../domain/document.js';
import type { ObjectStorage, ReceiptSigner, UnitOfWork } from './ports.js';
import type { WakeUp } from './wake-up.js';

export interface CommitDocumentCommand {
  readonly registrationId: string;
  readonly documentId: string;
}

export interface CommittedDocument {
  readonly document: Document;
  readonly receipt: string;
}

const documentsCommitted = metrics.counter({
  name: 'documents_committed_total',
  help: 'Documents that began to wait for their inspection.',
});

/** Takes an upload as delivered once the storage holds it at its promised length. Twice gives the same receipt. */
export class CommitDocument {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
    private readonly receipts: ReceiptSigner,
    private readonly inspector: WakeUp,
  ) {}

  /**
   * @throws CodedError `not-found`, `already-submitted`, `registration-cancelled`, `document-overdue`,
   * `document-replaced`, `upload-missing`, `slot-expired`, `upload-wrong-size`, `temporarily-unavailable`
   */
  async execute(command: CommitDocumentCommand): Promise<CommittedDocument> {
    await this.checkUpload(command);
    const document = await this.record(command);
    return { document, receipt: await this.receipts.sign(document) };
  }

  private async checkUpload({ registrationId, documentId }: CommitDocumentCommand): Promise<void> {
    const { dossier, now } = await this.work.run(async (scope) => ({
      dossier: await scope.dossiers.read(registrationId),
      now: scope.now,
    }));
    if (!dossier) throw notFound();
    if (!dossier.mayCommit(documentId, now)) return;
    const document = dossier.find(documentId);
    const sizeBytes = await this.storage.uploadedSize(document);
    if (sizeBytes === undefined) throw now < document.slot.expiresAt ? uploadMissing() : slotExpired();
    if (sizeBytes !== document.slot.sizeBytes) throw uploadWrongSize();
  }

  private record({ registrationId, documentId }: CommitDocumentCommand): Promise<Document> {
    return this.work.run(async ({ dossiers, inspections, audit, now, afterCommit }) => {
      const dossier = await dossiers.lock(registrationId);
      if (!dossier) throw notFound();
      const document = dossier.find(documentId);
      if (!dossier.mayCommit(documentId, now)) return document;
      dossier.commit(documentId, now);
      await dossiers.save(dossier);
      await inspections.add(document);
      await audit.add(
        dossier.changes.map(({ id, isReplaced }) => ({
          actor: registrationId,
          action: isReplaced ? 'document.replaced' : 'document.committed',
          subjectId: id,
        })),
      );
      afterCommit(() => {
        documentsCommitted.inc();
        this.inspector.ring();
      });
      return document;
    });
  }
}
