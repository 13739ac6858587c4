import { DISPUTE_KIND } from './dispute.js';
import { documentReplaced } from './document.errors.js';
import type { DomainEvent } from './document.events.js';
import { type DocumentState, documentStates, type Standing, standings } from './document.states.js';
import type { DocumentType } from './document-type.js';
import type { RejectionReason, WarningCode } from './reasons.js';
import { next } from './states.js';

/** What was promised when the slot was opened; it never changes. */
export interface Slot {
  readonly documentId: string;
  readonly registrationId: string;
  /** The how many-th slot of its registration this is. */
  readonly ordinal: number;
  readonly kind: string;
  readonly contentType: DocumentType;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The limits of the requirement as they stood then: an edit moves no goal posts. */
  readonly maxBytes: number;
  readonly minShortSide: number;
  readonly minSharpness: number;
  readonly mandatory: boolean;
  /** The reopened document that this one is offered for; null before the submission. */
  readonly replaces: string | null;
  readonly openedAt: Date;
  readonly expiresAt: Date;
}

export interface Progress {
  readonly state: DocumentState;
  readonly standing: Standing;
  readonly committedAt: Date | null;
  readonly inspectedAt: Date | null;
  readonly reason: RejectionReason | null;
  readonly warnings: readonly WarningCode[];
  /** Until when it may be replaced, or might have been. */
  readonly reopenedUntil: Date | null;
}

// A connection that broke after the upload leaves this long to say so; then the upload is nobody's and is removed.
const UPLOAD_KEPT_MS = 22 * 60 * 60_000;
// Longer than a commit that was let in can take to be recorded.
const MARGIN_MS = 10 * 60_000;

const BEGINNING: Progress = {
  state: documentStates.initial,
  standing: standings.initial,
  committedAt: null,
  inspectedAt: null,
  reason: null,
  warnings: [],
  reopenedUntil: null,
};

/** One upload of one kind, from its slot to the verdict of its inspection. */
export class Document {
  private events: DomainEvent[] = [];

  private constructor(
    readonly slot: Slot,
    private current: Progress,
  ) {
    if (!/^[0-9a-f]{64}$/.test(slot.sha256)) throw new Error('a SHA-256 has 64 hex digits');
    if (!Number.isInteger(slot.sizeBytes) || slot.sizeBytes < 1) throw new Error('a document has at least one byte');
  }

  static open(slot: Slot): Document {
    return new Document(slot, BEGINNING);
  }

  /** Only for the store: nothing is checked or announced. */
  static unmarshalFromDatabase(slot: Slot, progress: Progress): Document {
    return new Document(slot, progress);
  }

  get id(): string {
    return this.slot.documentId;
  }

  get progress(): Progress {
    return this.current;
  }

  get isReplaced(): boolean {
    return this.current.standing === 'replaced';
  }

  get isSubmitted(): boolean {
    return this.current.standing === 'submitted';
  }

  get awaitsUpload(): boolean {
    return this.current.state === 'slot';
  }

  get isForDispute(): boolean {
    return this.slot.kind === DISPUTE_KIND;
  }

  get isRefused(): boolean {
    return this.current.reason !== null;
  }

  /** Whether it is too late to commit it, even though its upload came in time. */
  isAbandoned(now: Date): boolean {
    return this.awaitsUpload && this.uploadAgeMs(now) >= UPLOAD_KEPT_MS;
  }

  /** Whether somebody may still want what lies in quarantine: its owner, or the inspection. */
  needsUpload(now: Date): boolean {
    return this.current.state === 'committed' || this.uploadAgeMs(now) < UPLOAD_KEPT_MS + MARGIN_MS;
  }

  /** Whether a clean copy of it is wanted, or may just have been written. */
  get mayHaveCopy(): boolean {
    return this.current.state === 'accepted' || this.current.state === 'committed';
  }

  commit(now: Date): void {
    if (this.isReplaced) throw documentReplaced();
    this.current = { ...this.current, state: next(documentStates, this.current.state, 'commit'), committedAt: now };
  }

  accept(warnings: readonly WarningCode[], now: Date): void {
    const state = next(documentStates, this.current.state, 'accept');
    this.current = { ...this.current, state, warnings, inspectedAt: now };
    // What is offered as a replacement counts, and is told of, when it takes the place.
    if (!this.slot.replaces) this.events.push({ name: 'document-accepted', ...this.about(), warnings });
  }

  reject(reason: RejectionReason, now: Date): void {
    const state = next(documentStates, this.current.state, 'reject');
    this.current = { ...this.current, state, reason, inspectedAt: now };
    this.events.push({ name: 'document-rejected', ...this.about(), reason });
  }

  /** Lets its owner replace it until then. */
  reopen(until: Date): void {
    const { reason } = this.current;
    if (!reason) throw new Error('only what was refused reopens');
    this.current = { ...this.current, state: next(documentStates, this.current.state, 'reopen'), reopenedUntil: until };
    this.events.push({ name: 'document-reopened', ...this.names(), until, reason });
  }

  /** The time is over. A registration does without a document that was not asked for, so that nobody is told then. */
  lapse(): void {
    const { state, reopenedUntil: until } = this.current;
    this.current = { ...this.current, state: next(documentStates, state, 'lapse') };
    if (this.slot.mandatory && until) this.events.push({ name: 'document-overdue', ...this.names(), until });
  }

  /** Nothing replaces it any more. */
  close(): void {
    this.current = { ...this.current, state: next(documentStates, this.current.state, 'close'), reopenedUntil: null };
  }

  giveWayTo(replacement: Document): void {
    this.close();
    this.current = { ...this.current, standing: next(standings, this.current.standing, 'supersede') };
    replacement.submit();
    const { warnings } = replacement.progress;
    replacement.events.push({ name: 'document-accepted', ...replacement.about(), replaces: this.id, warnings });
  }

  replace(): void {
    this.current = { ...this.current, standing: next(standings, this.current.standing, 'replace') };
  }

  submit(): void {
    this.current = { ...this.current, standing: next(standings, this.current.standing, 'submit') };
  }

  releaseEvents(): DomainEvent[] {
    const released = this.events;
    this.events = [];
    return released;
  }

  private uploadAgeMs(now: Date): number {
    return now.getTime() - this.slot.openedAt.getTime();
  }

  private names() {
    const { registrationId, documentId, kind } = this.slot;
    return { registrationId, documentId, kind };
  }

  private about() {
    const { sha256, sizeBytes } = this.slot;
    return { ...this.names(), sha256, sizeBytes };
  }
}
