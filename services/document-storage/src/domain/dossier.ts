import { invalidRequest, notFound } from '#errors';
import { alreadySubmitted, documentReplaced, documentsNotOurs, tooManySlots } from './document.errors.js';
import type { DomainEvent } from './document.events.js';
import { Document } from './document.js';
import { isDocumentType } from './document-type.js';
import type { RejectionReason, WarningCode } from './reasons.js';
import type { DeclaredFile, Requirement } from './requirement.js';

export interface DossierProperties {
  readonly registrationId: string;
  readonly periodId: string;
  /** The key of the person, wrapped; destroying it erases every document. */
  readonly wrappedKey: string;
  readonly submittedAt: Date | null;
}

export interface SlotRequest extends DeclaredFile {
  readonly documentId: string;
  readonly sha256: string;
}

/** How a document left its inspection. */
export type Verdict =
  | { readonly accepted: true; readonly warnings: readonly WarningCode[] }
  | { readonly accepted: false; readonly reason: RejectionReason };

const SLOT_MS = 30 * 60_000;
const HOUR_MS = 60 * 60_000;
// Seven kinds, each replaced several times, is far below this; a script that fills the storage is above it.
const MOST_SLOTS_AN_HOUR = 60;

/** The documents of one registration. Everything that changes one of them holds the lock on this. */
export class Dossier {
  private readonly touched = new Set<Document>();

  private constructor(
    private own: DossierProperties,
    private readonly documents: Document[],
  ) {}

  /** Only for the store: nothing is checked or announced. */
  static unmarshalFromDatabase(properties: DossierProperties, documents: readonly Document[]): Dossier {
    return new Dossier(
      properties,
      documents.toSorted((a, b) => a.slot.ordinal - b.slot.ordinal),
    );
  }

  get properties(): DossierProperties {
    return this.own;
  }

  get all(): readonly Document[] {
    return this.documents;
  }

  /** What changed since the dossier was read. */
  get changes(): readonly Document[] {
    return [...this.touched];
  }

  /** @throws CodedError `not-found` */
  find(documentId: string): Document {
    const document = this.documents.find((candidate) => candidate.id === documentId);
    if (!document) throw notFound();
    return document;
  }

  /** @throws CodedError `already-submitted`, `too-many-slots`, `invalid-request` with the fields that do not fit */
  openSlot(request: SlotRequest, requirement: Requirement, now: Date): Document {
    this.mayStillChange();
    this.refuseFlood(now);
    const objections = requirement.objectionsTo(request);
    const { contentType } = request;
    if (objections.length > 0 || !isDocumentType(contentType)) throw invalidRequest({ fields: objections });
    const { kind, maxBytes, minShortSide } = requirement.properties;
    const document = Document.open({
      documentId: request.documentId,
      registrationId: this.own.registrationId,
      ordinal: this.documents.length + 1,
      kind,
      contentType,
      sizeBytes: request.sizeBytes,
      sha256: request.sha256,
      maxBytes,
      minShortSide,
      openedAt: now,
      expiresAt: new Date(now.getTime() + SLOT_MS),
    });
    this.documents.push(document);
    this.touched.add(document);
    return document;
  }

  /**
   * Whether the document waits to be committed; false when it has been, for committing twice changes nothing.
   * @throws CodedError `not-found`, `document-replaced`, `already-submitted`
   */
  mayCommit(documentId: string): boolean {
    const document = this.find(documentId);
    if (document.isReplaced && !this.own.submittedAt) throw documentReplaced();
    if (!document.awaitsUpload) return false;
    this.mayStillChange();
    return true;
  }

  /** The last slot that is committed wins; older ones of its kind, committed or not, count no more. */
  commit(documentId: string, now: Date): void {
    const document = this.find(documentId);
    document.commit(now);
    this.touched.add(document);
    const { kind, ordinal } = document.slot;
    const older = this.documents.filter(
      (other) => other.slot.kind === kind && other.slot.ordinal < ordinal && !other.isReplaced,
    );
    for (const other of older) this.change(other, () => other.replace());
  }

  decide(documentId: string, verdict: Verdict, now: Date): void {
    const document = this.find(documentId);
    this.change(document, () =>
      verdict.accepted ? document.accept(verdict.warnings, now) : document.reject(verdict.reason, now),
    );
  }

  /**
   * Keeps exactly the documents that were submitted, whatever was uploaded after that; a second time changes nothing.
   * @throws CodedError `documents-not-ours` (permanent)
   */
  freeze(submitted: readonly { readonly documentId: string; readonly sha256: string }[], now: Date): void {
    if (this.own.submittedAt) return;
    const kept = new Set(submitted.map((named) => this.committedAs(named)));
    for (const document of this.documents) {
      if (kept.has(document)) this.change(document, () => document.submit());
      else if (!document.isReplaced) this.change(document, () => document.replace());
    }
    this.own = { ...this.own, submittedAt: now };
  }

  releaseEvents(): DomainEvent[] {
    return this.documents.flatMap((document) => document.releaseEvents());
  }

  private committedAs(named: { readonly documentId: string; readonly sha256: string }): Document {
    const document = this.documents.find(({ id, slot }) => id === named.documentId && slot.sha256 === named.sha256);
    if (!document || document.awaitsUpload) throw documentsNotOurs();
    return document;
  }

  private change(document: Document, move: () => void): void {
    move();
    this.touched.add(document);
  }

  private mayStillChange(): void {
    if (this.own.submittedAt) throw alreadySubmitted();
  }

  private refuseFlood(now: Date): void {
    const recent = this.documents.filter(({ slot }) => now.getTime() - slot.openedAt.getTime() < HOUR_MS);
    const first = recent.at(-MOST_SLOTS_AN_HOUR);
    if (!first) return;
    throw tooManySlots({ retryAfterSeconds: (first.slot.openedAt.getTime() + HOUR_MS - now.getTime()) / 1000 });
  }
}
