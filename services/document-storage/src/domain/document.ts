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
}

const BEGINNING: Progress = {
  state: documentStates.initial,
  standing: standings.initial,
  committedAt: null,
  inspectedAt: null,
  reason: null,
  warnings: [],
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

  get awaitsUpload(): boolean {
    return this.current.state === 'slot';
  }

  commit(now: Date): void {
    if (this.isReplaced) throw documentReplaced();
    this.current = { ...this.current, state: next(documentStates, this.current.state, 'commit'), committedAt: now };
  }

  accept(warnings: readonly WarningCode[], now: Date): void {
    const state = next(documentStates, this.current.state, 'accept');
    this.current = { ...this.current, state, warnings, inspectedAt: now };
    this.events.push({ name: 'document-accepted', ...this.about(), warnings });
  }

  reject(reason: RejectionReason, now: Date): void {
    const state = next(documentStates, this.current.state, 'reject');
    this.current = { ...this.current, state, reason, inspectedAt: now };
    this.events.push({ name: 'document-rejected', ...this.about(), reason });
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

  private about() {
    const { registrationId, documentId, kind, sha256, sizeBytes } = this.slot;
    return { registrationId, documentId, kind, sha256, sizeBytes };
  }
}
