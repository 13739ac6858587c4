import type { Case } from '../domain/case.js';
import type { Contact, Keeping, NewContact } from '../domain/case.record.js';
import type { DrawnChallenge } from '../domain/challenge.js';
import type { Rules } from '../domain/rules.js';
import type { Sending, SendingSwitch } from '../domain/sending.js';
import type { Channel } from '../domain/terms.js';

/** Who brought a change about: a person by session, whoever held the link, the service whose event was heard, the clock. */
export type Actor = 'applicant' | 'link-holder' | 'account' | 'notification' | 'sweep';

/** What time alone brings about. */
export type DueKind = 'lapse' | 'channel' | 'switch';

export interface Cases {
  /**
   * Holds the case's row until the transaction ends: whatever changes one of its challenges waits its turn here. The
   * case has then heard of every switch of sending.
   */
  lock(registrationId: string): Promise<Case | undefined>;
  /** The same, without waiting where somebody else holds it. */
  lockIfFree(registrationId: string): Promise<Case | undefined>;
  /** Reads without holding anything up. */
  find(registrationId: string): Promise<Case | undefined>;
  /** Which challenge a link belongs to. */
  findLink(linkHash: string): Promise<{ readonly registrationId: string; readonly challengeId: string } | undefined>;
  add(opened: Case, actor: Actor): Promise<void>;
  /**
   * Writes what changed, with an audit row for each of the case's events, and puts those that other services hear
   * into the outbox. Writes nothing when nothing happened.
   */
  save(changed: Case, actor: Actor): Promise<void>;
  /** Registrations for which something is due, those that wait longest among them, in no order. */
  due(kind: DueKind, most: number): Promise<readonly string[]>;
}

/**
 * What is counted over all registrations by the fingerprint of a recipient. Counting holds the fingerprint until the
 * transaction ends, so that two who ask at once count each other.
 */
export interface Recipients {
  /** How many other registrations that are not cancelled have proven the same recipient. */
  sharers(of: Case, contact: Contact): Promise<number>;
  /**
   * Codes that went to the recipient since then. Those of owners who proved it and those of others who only typed it
   * are counted apart: nobody uses up a proven owner's.
   */
  sends(contact: Contact, since: Date): Promise<number>;
}

/** The switches of sending, as they were heard. */
export interface Switches {
  state(): Promise<Sending>;
  add(heard: Omit<SendingSwitch, 'switchId'>): Promise<void>;
}

/** What a use case may touch while its transaction is open. */
export interface Scope {
  readonly cases: Cases;
  readonly recipients: Recipients;
  readonly switches: Switches;
  readonly rules: Rules;
  readonly now: Date;
}

export interface UnitOfWork {
  run<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
}

/** A contact as account sealed it for this service. */
export interface SealedContact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly sealedRecipient: string;
}

/** What account sealed for this service about one registration. */
export interface SealedSubmission {
  readonly registrationId: string;
  readonly contacts: readonly SealedContact[];
  readonly sealedPerson: string;
}

/** Keeps secrets: nothing that it gives out can be read in the database or on the way. */
export interface Vault {
  /** Encrypts a submission anew with a key of the registration's own. @throws CodedError `submission-unreadable` */
  takeOver(submission: SealedSubmission): Keeping & { readonly contacts: readonly NewContact[] };
  /** The same for one more contact. @throws CodedError `submission-unreadable` */
  takeOverContact(keeping: Keeping, contact: SealedContact): NewContact;
  /** Draws a code and a link for a contact and seals them for their sender. */
  draw(keeping: Keeping, contact: NewContact): DrawnChallenge;
  isCode(challenge: { readonly challengeId: string; readonly codeHash: string }, code: string): boolean;
  linkHash(token: string): string;
  /** Enough for its owner, too little for a stranger. */
  masked(keeping: Keeping, contact: NewContact): string;
  isBirthDate(keeping: Keeping, birthDate: string): boolean;
}

/** Open challenges of a channel whose message stands at the same point. */
export interface Backlog {
  readonly channel: Channel;
  readonly message: string;
  readonly count: number;
  readonly oldestAgeSeconds: number;
}

/** How much is due of a kind, and for how long already. */
export interface Due {
  readonly kind: DueKind;
  readonly count: number;
  readonly oldestAgeSeconds: number;
}

export interface Backlogs {
  read(): Promise<readonly Backlog[]>;
  due(): Promise<readonly Due[]>;
}
