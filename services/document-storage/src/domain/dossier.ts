import { invalidRequest, notFound } from '#errors';
import { endOf, reopenedFor } from './changes.js';
import { documentReplaced, documentsNotOurs, slotExpired } from './document.errors.js';
import type { DomainEvent } from './document.events.js';
import { Document } from './document.js';
import { isDocumentType } from './document-type.js';
import type { DossierProperties, SlotRequest, Verdict } from './dossier.properties.js';
import { beginErasure, searched } from './erasure.js';
import { isBeingReplaced, replacementFor } from './replacement.js';
import type { ReplacementWindow } from './replacement-window.js';
import type { Requirement } from './requirement.js';
import { refuseFlood } from './slot-flood.js';

const SLOT_MS = 30 * 60_000;

const later = (a: Date, b: Date | null) => (b && b > a ? b : a);
const earlier = (a: Date, b: Date | null | undefined) => (b && b < a ? b : a);

/** The documents of one registration. Everything that changes one of them holds the lock on this. */
export class Dossier {
  private readonly touched = new Set<Document>();
  private readonly events: DomainEvent[] = [];

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

  /** When the time of a reopened document runs out next; one whose replacement is being inspected waits for that. */
  get nextDeadline(): Date | null {
    const ends = this.reopened.filter((document) => !isBeingReplaced(document, this.documents)).map(endOf);
    return ends.reduce<Date | null>((first, end) => earlier(end, first), null);
  }

  /** @throws CodedError `not-found` */
  find(documentId: string): Document {
    const document = this.documents.find((candidate) => candidate.id === documentId);
    if (!document) throw notFound();
    return document;
  }

  /**
   * @throws CodedError `already-submitted`, `registration-cancelled`, `document-overdue`, `dispute-not-open`,
   * `dispute-full`, `too-many-slots`, `invalid-request` with the fields that do not fit
   */
  openSlot(request: SlotRequest, requirement: Requirement, now: Date): Document {
    const { kind, maxBytes, minShortSide, minSharpness, mandatory } = requirement.properties;
    const replaced = reopenedFor({ kind }, this.own, this.documents, now);
    refuseFlood(this.documents, now);
    const objections = requirement.objectionsTo(request);
    const { contentType } = request;
    if (objections.length > 0 || !isDocumentType(contentType)) throw invalidRequest({ fields: objections });
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
      minSharpness,
      mandatory,
      replaces: replaced?.id ?? null,
      openedAt: now,
      expiresAt: earlier(new Date(now.getTime() + SLOT_MS), replaced?.progress.reopenedUntil),
    });
    this.documents.push(document);
    this.touched.add(document);
    return document;
  }

  /**
   * Whether the document waits to be committed; false when it has been, for committing twice changes nothing.
   * @throws CodedError `not-found`, `document-replaced`, `already-submitted`, `registration-cancelled`,
   * `document-overdue`, `dispute-full`, `slot-expired`
   */
  mayCommit(documentId: string, now: Date): boolean {
    const document = this.find(documentId);
    if (document.isReplaced && !this.own.submittedAt) throw documentReplaced();
    if (!document.awaitsUpload) return false;
    reopenedFor(document.slot, this.own, this.documents, now);
    if (document.isReplaced) throw documentReplaced();
    if (document.isAbandoned(now)) throw slotExpired();
    return true;
  }

  /** The last slot that is committed wins; older ones of its kind, committed or not, count no more. A dispute holds several. */
  commit(documentId: string, now: Date): void {
    const document = this.find(documentId);
    document.commit(now);
    this.touched.add(document);
    const { kind, ordinal } = document.slot;
    if (document.isForDispute) return;
    const older = this.documents.filter(
      (other) => other.slot.kind === kind && other.slot.ordinal < ordinal && !other.isReplaced && !other.isSubmitted,
    );
    for (const other of older) this.change(other, () => other.replace());
  }

  /** A submitted document that is refused reopens; a replacement that is accepted takes its place, whatever the time. */
  decide(documentId: string, verdict: Verdict, now: Date, window: ReplacementWindow): void {
    const document = this.find(documentId);
    this.change(document, () =>
      verdict.accepted ? document.accept(verdict.warnings, now) : document.reject(verdict.reason, now),
    );
    if (document.isSubmitted && !verdict.accepted) this.reopen(document, now, window);
    if (document.slot.replaces) this.settle(this.find(document.slot.replaces));
  }

  /**
   * Keeps exactly the documents that were submitted, whatever was uploaded after that; a second time changes nothing.
   * @throws CodedError `documents-not-ours` (permanent)
   */
  freeze(
    submitted: readonly { readonly documentId: string; readonly sha256: string }[],
    now: Date,
    window: ReplacementWindow,
  ): void {
    if (this.own.submittedAt) return;
    const kept = new Set(submitted.map((named) => this.committedAs(named)));
    for (const document of this.documents) {
      if (kept.has(document)) this.change(document, () => document.submit());
      else if (!document.isReplaced && !document.isForDispute) this.change(document, () => document.replace());
    }
    this.own = { ...this.own, submittedAt: now };
    // The submission and the inspection's refusal crossed on their way.
    for (const document of kept) if (document.progress.state === 'rejected') this.reopen(document, now, window);
  }

  /** More time for what is reopened, for what ran out of time, and for what will be refused. Never less. */
  extend(until: Date, now: Date, window: ReplacementWindow): void {
    if (this.own.cancelledAt) return;
    if (until <= now) {
      this.reopenOverdue(until, window.from(now, null));
      return;
    }
    this.own = { ...this.own, extendedTo: later(until, this.own.extendedTo) };
    const short = this.documents.filter(({ progress }) => progress.reopenedUntil && progress.reopenedUntil < until);
    for (const document of short) this.change(document, () => document.reopen(until));
  }

  // An end that passed before it was heard of helped nobody. One that is not beyond the end that passed changes nothing.
  private reopenOverdue(heard: Date, until: Date): void {
    const overdue = this.documents.filter(({ progress }) => progress.state === 'overdue');
    for (const document of overdue) if (endOf(document) < heard) this.change(document, () => document.reopen(until));
  }

  /** Ends the time of the reopened documents that have none left and that nothing replaces. */
  closeOverdue(now: Date): void {
    for (const document of this.reopened)
      if (endOf(document) <= now && !isBeingReplaced(document, this.documents))
        this.change(document, () => document.lapse());
  }

  /** The registration ended: nothing is added, replaced or reopened any more. */
  cancel(now: Date): void {
    if (this.own.cancelledAt) return;
    for (const document of this.reopened) this.change(document, () => document.close());
    this.own = { ...this.own, cancelledAt: now };
  }

  /** Evidence may be handed in from now on. */
  openDispute(now: Date): void {
    if (!this.own.erasure) this.own = { ...this.own, disputedAt: this.own.disputedAt ?? now };
  }

  /** Forgets the person: nothing is known, added or read any more. What lies in the storage is left to be removed. */
  erase(now: Date): void {
    const erasure = this.own.erasure ?? beginErasure(this.documents, now);
    this.documents.length = 0;
    this.touched.clear();
    const cancelledAt = this.own.cancelledAt ?? now;
    this.own = { ...this.own, wrappedKey: null, cancelledAt, disputedAt: null, erasure };
    if (erasure.doneAt) this.tellErased();
  }

  /** Whether it was the last that was missing. */
  confirmErased(now: Date): boolean {
    const { erasure } = this.own;
    if (!erasure) throw new Error('nobody asked to erase this');
    this.own = { ...this.own, erasure: searched(erasure, now) };
    if (!erasure.doneAt) this.tellErased();
    return !erasure.doneAt;
  }

  releaseEvents(): DomainEvent[] {
    return [...this.documents.flatMap((document) => document.releaseEvents()), ...this.events.splice(0)];
  }

  private tellErased(): void {
    this.events.push({ name: 'documents-erased', registrationId: this.own.registrationId });
  }

  private get reopened(): Document[] {
    return this.documents.filter(({ progress }) => progress.state === 'reopened');
  }

  private reopen(document: Document, now: Date, window: ReplacementWindow): void {
    if (this.own.cancelledAt) return;
    this.change(document, () => document.reopen(window.from(now, this.own.extendedTo)));
  }

  private settle(reopened: Document): void {
    if (reopened.progress.state !== 'reopened') return;
    const replacement = replacementFor(reopened, this.documents);
    if (!replacement) return;
    this.change(reopened, () => reopened.giveWayTo(replacement));
    this.touched.add(replacement);
  }

  private committedAs(named: { readonly documentId: string; readonly sha256: string }): Document {
    const document = this.documents.find(({ id, slot }) => id === named.documentId && slot.sha256 === named.sha256);
    if (!document || document.awaitsUpload || document.isForDispute) throw documentsNotOurs();
    return document;
  }

  private change(document: Document, move: () => void): void {
    move();
    this.touched.add(document);
  }
}
