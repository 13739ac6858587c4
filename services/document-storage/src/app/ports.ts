import type { DomainEvent } from '../domain/document.events.js';
import type { Document } from '../domain/document.js';
import type { DocumentType } from '../domain/document-type.js';
import type { Dossier } from '../domain/dossier.js';
import type { Period } from '../domain/period.js';
import type { RejectionReason, WarningCode } from '../domain/reasons.js';

export interface Periods {
  all(): Promise<Period[]>;
  /** Locks the row against another change until the transaction ends. */
  lock(periodId: string): Promise<Period | undefined>;
  save(period: Period): Promise<void>;
}

export interface Dossiers {
  /** As it stands, without a lock; undefined where no document was ever asked for. */
  read(registrationId: string): Promise<Dossier | undefined>;
  lock(registrationId: string): Promise<Dossier | undefined>;
  /** Makes an empty one for that period where there is none, with a key of the person's own. */
  lockOrCreate(registrationId: string, periodId: string): Promise<Dossier>;
  save(dossier: Dossier): Promise<void>;
  /** Registrations that have a deadline in the past, the longest past first. */
  due(most: number, except: readonly string[]): Promise<string[]>;
  /** Locks one of them; undefined when it is locked by somebody else, or due no more. */
  lockDue(registrationId: string): Promise<Dossier | undefined>;
  dueBacklog(): Promise<Backlog>;
  /** Registrations that are erased, and whose objects are to be searched for now. */
  toSearch(most: number, except: readonly string[]): Promise<string[]>;
  toSearchBacklog(): Promise<Backlog>;
  /** Those of the named documents that there are, of whatever registration. */
  documents(documentIds: readonly string[]): Promise<Document[]>;
}

/** What one process of many does once in a while. */
export interface Sweeps {
  /** Whether it is the caller's turn; then nobody else's for so long. */
  claim(name: string, everySeconds: number): Promise<boolean>;
}

/** A committed document that one inspector holds until its lease runs out. */
export interface InspectionTask {
  readonly documentId: string;
  readonly registrationId: string;
  readonly lease: string;
  /** How often it was taken without an outcome, this time included. */
  readonly attempt: number;
  /** How often it had to wait because a part was away. */
  readonly postponed: number;
  readonly traceparent: string;
  readonly sizeBytes: number;
}

export interface Backlog {
  readonly count: number;
  readonly oldestAgeSeconds: number;
}

/** The documents that wait for their inspection. */
export interface Inspections {
  add(document: Document): Promise<void>;
  /** Takes the one that has been due for longest and that nobody holds. */
  claim(leaseSeconds: number): Promise<InspectionTask | undefined>;
  /** Has the leases of these run anew, of those that were not given to anybody else. */
  keep(tasks: readonly InspectionTask[], leaseSeconds: number): Promise<void>;
  /** Ends the wait; false when the lease has gone to another inspector, whose outcome counts. */
  finish(task: InspectionTask): Promise<boolean>;
  /** Gives it back. Where the cause lies outside the document the attempt does not count. */
  postpone(task: InspectionTask, delaySeconds: number, countAttempt: boolean): Promise<void>;
  backlog(): Promise<Backlog>;
}

export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subjectId: string;
  /** Names of fields, never their values. */
  readonly fields?: readonly string[];
}

/** What a use case touches while its transaction is open. */
export interface Scope {
  readonly now: Date;
  readonly periods: Periods;
  readonly dossiers: Dossiers;
  readonly inspections: Inspections;
  readonly sweeps: Sweeps;
  /** What messages still hold of a registration. */
  readonly messages: { forget(registrationId: string): Promise<void> };
  readonly events: { publish(events: readonly DomainEvent[]): Promise<void> };
  readonly audit: { add(entries: readonly AuditEntry[]): Promise<void> };
  afterCommit(fn: () => void): void;
}

export interface UnitOfWork {
  run<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
}

export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** An upload as the storage names it. */
export interface StoredUpload {
  readonly registrationId: string;
  readonly documentId: string;
}

/** A clean copy as the storage names it. */
export interface StoredCopy extends StoredUpload {
  readonly writtenAt: Date;
}

/** Where uploads arrive and clean copies lie. Everything throws `temporarily-unavailable` while it is away. */
export interface ObjectStorage {
  /** A form that uploads this very document and nothing else. Made without asking the storage. */
  uploadForm(document: Document): UploadForm;
  /** The size of what was uploaded, in bytes; undefined when nothing was. */
  uploadedSize(document: Document): Promise<number | undefined>;
  /** What was uploaded, one byte more than promised at most; undefined when it is gone. */
  readUpload(document: Document): Promise<Buffer | undefined>;
  removeUpload(upload: StoredUpload): Promise<void>;
  /** Every upload that lies there. */
  uploads(): AsyncIterable<StoredUpload>;
  writeClean(document: Document, encrypted: Buffer): Promise<void>;
  readClean(document: Document): Promise<Buffer>;
  removeCopy(copy: StoredUpload): Promise<void>;
  /** Every clean copy that lies there. */
  copies(): AsyncIterable<StoredCopy>;
  /** Uploads and copies of a registration, until none is listed any more. */
  removeEverythingOf(registrationId: string): Promise<void>;
}

/** Encrypts with the key of the person whose document it is. */
export interface DocumentCipher {
  newWrappedKey(registrationId: string): string;
  encrypt(dossier: Dossier, document: Document, plain: Buffer): Buffer;
  decrypt(dossier: Dossier, document: Document, encrypted: Buffer): Buffer;
}

/** Signs that a document was committed, so that `account` believes it without asking. */
export interface ReceiptSigner {
  sign(document: Document): Promise<string>;
}

export type Finding =
  | { readonly clean: Buffer; readonly warnings: readonly WarningCode[] }
  | { readonly reason: RejectionReason };

/** Looks for what is known to do harm. */
export interface MalwareScanner {
  /**
   * Why a file is refused; undefined where it is clean. `inspection-failed` where it is built so that it cannot be
   * looked through.
   * @throws CodedError `temporarily-unavailable` where there is no answer: nothing but a clean one is clean
   */
  scan(bytes: Buffer): Promise<'malware-found' | 'inspection-failed' | undefined>;
}

/** What the slot of a file promised. */
export interface Expected {
  readonly contentType: DocumentType;
  readonly minShortSide: number;
  readonly minSharpness: number;
  readonly maxBytes: number;
}

/** Looks into a file. Throws only where it cannot tell. */
export interface ContentChecker {
  check(bytes: Buffer, expected: Expected): Promise<Finding>;
}
