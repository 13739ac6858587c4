import { notFound } from '#errors';
import { contentNotReady, contentRefused } from '../domain/document.errors.js';
import type { Document } from '../domain/document.js';
import type { DocumentCipher, ObjectStorage, UnitOfWork } from './ports.js';
import type { ReadingBudget } from './reading-budget.js';

export interface ReadDocumentCommand {
  readonly registrationId: string;
  readonly documentId: string;
}

export interface OpenedDocument {
  readonly document: Document;
  readonly content: Buffer;
  /** To be called once the content is with its reader. */
  readonly release: () => void;
}

const TRY_AGAIN_SECONDS = 2;
// As it is stored, and as it is read.
const COPIES = 2;

/** Opens the clean copy of a document for its owner. */
export class ReadDocument {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
    private readonly cipher: DocumentCipher,
    private readonly budget: ReadingBudget,
  ) {}

  /** @throws CodedError `not-found`, `content-not-ready`, `content-refused`, `temporarily-unavailable` */
  async execute({ registrationId, documentId }: ReadDocumentCommand): Promise<OpenedDocument> {
    const dossier = await this.work.run(({ dossiers }) => dossiers.read(registrationId));
    if (!dossier) throw notFound();
    const document = dossier.find(documentId);
    const { state } = document.progress;
    if (document.isRefused) throw contentRefused();
    if (state !== 'accepted') throw contentNotReady({ retryAfterSeconds: TRY_AGAIN_SECONDS });
    const release = this.budget.take(COPIES * document.slot.sizeBytes);
    try {
      const encrypted = await this.storage.readClean(document);
      return { document, content: this.cipher.decrypt(dossier, document, encrypted), release };
    } catch (error) {
      release();
      throw error;
    }
  }
}
