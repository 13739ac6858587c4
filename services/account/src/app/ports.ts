import type { FieldError } from '#errors';
import type { Announcement } from '../domain/announcement.js';
import type { CardSecrets } from '../domain/card.js';
import type { Deadline } from '../domain/deadline.js';
import type { DocumentReceipt, Requirement } from '../domain/document.js';
import type { Extension, ExtensionPurpose } from '../domain/extension.js';
import type { Period, PeriodChanged } from '../domain/period.js';
import type { Purpose } from '../domain/registration.data.js';
import type { RegistrationEvent } from '../domain/registration.events.js';
import type { Registration } from '../domain/registration.js';
import type { State } from '../domain/registration.states.js';
import type { TimelineEntry } from '../domain/timeline.js';
import type { ContactChanges, Devices, Grants, Sessions, Throttles } from './access.ports.js';
import type { RecordWork } from './record.ports.js';

/** By what an applicant logs in. */
export type LoginName = { readonly registrationNumber: string } | { readonly nik: string };

/** What a login needs to know, without a look at the person's data. */
export interface LoginRecord {
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly state: State;
  readonly passwordHash: string;
}

export interface Registrations {
  add(registration: Registration): Promise<void>;
  /** Holds the row until the commit. @throws CodedError `registration-unknown` */
  lock(registrationId: string): Promise<Registration>;
  /** Holds the row until the commit; undefined where another worker holds it. */
  lockIfFree(registrationId: string): Promise<Registration | undefined>;
  /** @throws CodedError `registration-unknown` */
  get(registrationId: string): Promise<Registration>;
  save(registration: Registration): Promise<void>;
  /** By NIK only a registration that holds it is found. */
  findLogin(name: LoginName): Promise<LoginRecord | undefined>;
  /** @throws CodedError `registration-unknown` */
  loginOf(registrationId: string): Promise<LoginRecord>;
  /** The same, held until the commit, so that the password cannot change meanwhile. */
  lockLogin(registrationId: string): Promise<LoginRecord>;
  /** The same password under another hash; anything else stays as it is. */
  rehash(registrationId: string, before: string, passwordHash: string): Promise<void>;
  /** A look that costs little. @throws CodedError `registration-unknown` */
  mustExist(registrationId: string): Promise<void>;
  /** The id of another registration that holds this one's NIK. */
  holderOfNik(registration: Registration): Promise<string | undefined>;
  /** The same, and until the commit nobody else can claim the NIK, or submit a registration of it. */
  holderOfNikOnceLocked(registration: Registration): Promise<string | undefined>;
  /** The same, and until the commit nobody can claim the NIK; others may ask at the same time. */
  holderOfNikOnceShared(registration: Registration): Promise<string | undefined>;
  /** Remembers that the present NIK was refused at *Daftar*. */
  noteNikRefused(registrationId: string, now: Date): Promise<void>;
  /** Queues every other submitted registration of this one's NIK, without a lock on any of them. */
  queueRivals(registration: Registration, now: Date): Promise<void>;
  dropRival(registrationId: string): Promise<void>;
  /** Puts off the end of a draft without a look at it; anything else stays as it is. */
  keepDraft(registrationId: string, until: Date): Promise<void>;
  /** @throws CodedError `registration-unknown` */
  idOf(registrationNumber: string): Promise<string>;
}

export interface Periods {
  /** The one that is open, else the next to open, else the last that closed. */
  current(now: Date): Promise<Period | undefined>;
  get(periodId: string): Promise<Period>;
  /** @throws CodedError `no-period` */
  named(name: string): Promise<Period>;
  /** Holds the name until the commit, whether it exists or not. */
  lockByName(name: string): Promise<Period | undefined>;
  save(period: Period, now: Date): Promise<void>;
}

export interface Deadlines {
  set(deadline: Deadline, now: Date): Promise<void>;
  of(registrationId: string, purpose: Purpose): Promise<Deadline | undefined>;
  /** Forgets what was said of a contact that is no longer one. */
  forget(contactId: string, registrationId: string): Promise<void>;
  remindAt(registrationId: string, purpose: Purpose, at: Date | null): Promise<void>;
}

export interface Extensions {
  /**
   * The one that gives the most time beyond an instant. Until the commit no other is recorded for this period: a lapse that
   * is being handled sees every extension that was recorded before it ends somebody's registration.
   */
  covering(periodId: string, purpose: ExtensionPurpose, beyond: Date): Promise<Extension | undefined>;
  get(extensionId: string): Promise<Extension>;
  /** Whether this is the first time; it is remembered. */
  apply(extensionId: string, registrationId: string, now: Date): Promise<boolean>;
}

export interface RecordedExtensions {
  /** Waits for every lapse of the period that is being handled, and holds up those to come, until the commit. */
  lock(periodId: string): Promise<void>;
  find(periodId: string, purpose: ExtensionPurpose, until: Date): Promise<string | undefined>;
  add(extension: Extension, now: Date): Promise<void>;
}

export interface Timeline {
  add(registrationId: string, entries: readonly TimelineEntry[]): Promise<void>;
  /** Adds an entry unless there is one of its kind from after `since`. */
  addUnlessSince(registrationId: string, entry: TimelineEntry, since: Date): Promise<void>;
  /** Oldest first. */
  of(registrationId: string): Promise<TimelineEntry[]>;
}

export interface Announcements {
  add(announcement: Announcement): Promise<void>;
  /** Those that are out, the newest first. */
  list(now: Date, most: number): Promise<Announcement[]>;
}

export interface Requirements {
  /** Undefined until `document-storage` was heard. */
  of(periodId: string): Promise<readonly Requirement[] | undefined>;
  replace(periodId: string, requirements: readonly Requirement[], now: Date): Promise<void>;
}

/** What makes each Kartu Informasi Akun checkable; it lives and ends with the person's key. */
export interface Cards {
  /** Undefined before the first look. */
  of(registrationId: string): Promise<CardSecrets | undefined>;
  add(registrationId: string, secrets: CardSecrets, now: Date): Promise<void>;
  /** Whose card carries this token. */
  registrationOf(token: string): Promise<string | undefined>;
}

/** Ids and names of fields only. */
export interface AuditEntry {
  readonly actor:
    | 'applicant'
    | 'anyone'
    | 'operator'
    | 'helpdesk'
    | 'verification'
    | 'document-storage'
    | 'notification'
    | 'account';
  readonly action: string;
  readonly subjectId: string;
  readonly fields?: readonly string[];
}

export interface IdempotentRequest {
  readonly scope: string;
  readonly key: string;
  readonly body: string;
}

export interface Audit {
  write(entry: AuditEntry): Promise<void>;
}

/** Puts events beside the change that they tell of. */
export interface Publishes<E> {
  add(events: readonly E[]): Promise<void>;
}

/** What a use case may touch while its transaction is open. */
export interface Work extends RecordWork {
  readonly registrations: Registrations;
  readonly periods: Periods;
  readonly requirements: Requirements;
  readonly sessions: Sessions;
  readonly deadlines: Deadlines;
  readonly extensions: Extensions;
  readonly timeline: Timeline;
  readonly announcements: Announcements;
  readonly cards: Cards;
  readonly throttles: Throttles;
  readonly devices: Devices;
  readonly grants: Grants;
  readonly changes: ContactChanges;
  readonly outbox: Publishes<RegistrationEvent>;
  readonly audit: Audit;
  /** The same request gets the same answer, and `work` runs once. The answer is about the registration `subjectOf` it. */
  once<T extends object>(
    request: IdempotentRequest,
    work: () => Promise<T>,
    subjectOf: (answer: T) => string,
  ): Promise<{ answer: T; replayed: boolean }>;
  /** Forgets the answers and the messages about a registration. Comes before the lock of its row. */
  forget(registrationId: string): Promise<void>;
  readonly now: Date;
}

/** The same for the use cases of administrators, which touch no person and need no key. */
export interface PeriodWork {
  readonly periods: Periods;
  readonly extensions: RecordedExtensions;
  readonly announcements: Announcements;
  readonly outbox: Publishes<PeriodChanged>;
  readonly audit: Audit;
  readonly now: Date;
}

export interface UnitOfWork<W = Work> {
  run<T>(work: (tools: W) => Promise<T>): Promise<T>;
}

export interface DocumentReceipts {
  /** The receipts that `document-storage` signed; a field error for each that it did not. */
  read(receipts: readonly string[]): Promise<{ valid: DocumentReceipt[]; refused: FieldError[] }>;
}
