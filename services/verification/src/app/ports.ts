import type { Case } from '../domain/case.js';
import type { Contact, Keeping, NewContact } from '../domain/case.record.js';
import type { DrawnChallenge } from '../domain/challenge.js';
import type { Grant, Proof } from '../domain/grant.js';
import type { DrawnCode, GrantContact } from '../domain/grant-challenge.js';
import type { Rules } from '../domain/rules.js';
import type { Sending, SendingSwitch } from '../domain/sending.js';
import type { Channel } from '../domain/terms.js';

/**
 * Who brought a change about: a person by session, whoever held the link, the browser that asked for a grant, the service
 * whose event was heard, the clock.
 */
export type Actor = 'applicant' | 'link-holder' | 'browser' | 'account' | 'notification' | 'sweep';

/** What time alone brings about. */
export type DueKind = 'lapse' | 'channel' | 'switch' | 'renewal';

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
  /** What is kept of a person, and nothing else: it takes the same time whether or not there is such a registration. */
  keeping(registrationId: string): Promise<Keeping | undefined>;
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

/** What browsers asked for. Each method takes the same time whether or not somebody is written to. */
export interface Grants {
  /** Holds the grant's row until the transaction ends. */
  lock(handle: string): Promise<Grant | undefined>;
  lockOfChallenge(challengeId: string): Promise<Grant | undefined>;
  lockAllOf(registrationId: string): Promise<readonly Grant[]>;
  add(opened: Grant, actor: Actor): Promise<void>;
  /** As with cases; what is to nobody is written nowhere else. */
  save(changed: Grant, actor: Actor): Promise<void>;
  /**
   * Wrong tries of this day (WIB) for the registration and the purpose, from all browsers. Counting holds the
   * registration until the transaction ends.
   */
  triesToday(of: Grant, now: Date): Promise<number>;
  /**
   * Codes of grants that went to the recipient since then. Those to the owner's proven contact and those to an address
   * that somebody else typed are counted apart.
   */
  sends(to: Pick<GrantContact, 'recipientHash' | 'isOwners'>, since: Date): Promise<number>;
  /** Forgets what was opened before; gives how many. */
  forget(before: Date, most: number): Promise<number>;
}

/** What is left of a person: that there was a registration, for as long as somebody may still speak of it. */
export interface Erasures {
  /**
   * Destroys the key, the contacts with their fingerprints, the codes, and what messages hold of them; audit rows stay.
   * Says so to others each time, also where nothing was kept.
   */
  erase(registrationId: string): Promise<void>;
  isErased(registrationId: string): Promise<boolean>;
  /** Forgets erasures from before then; gives how many. */
  forget(before: Date, most: number): Promise<number>;
}

/** The switches of sending, as they were heard. */
export interface Switches {
  state(): Promise<Sending>;
  add(heard: Omit<SendingSwitch, 'switchId' | 'offSince'>): Promise<void>;
}

/** What a use case may touch while its transaction is open. */
export interface Scope {
  readonly cases: Cases;
  readonly grants: Grants;
  readonly erasures: Erasures;
  readonly recipients: Recipients;
  readonly switches: Switches;
  readonly rules: Rules;
  readonly now: Date;
}

export interface UnitOfWork {
  run<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** The same for work that touches rows of `key` alone: it may share its transaction with works about others. */
  runJointly<T>(key: string, work: (scope: Scope) => Promise<T>): Promise<T>;
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
  /**
   * Encrypts a submission anew with a key of the registration's own.
   * @throws CodedError `submission-unreadable`; SealBroken where only the key ring lacks a key
   */
  takeOver(submission: SealedSubmission): Keeping & { readonly contacts: readonly NewContact[] };
  /** The same for one more contact. @throws CodedError `submission-unreadable` */
  takeOverContact(keeping: Keeping, contact: SealedContact): NewContact;
  /** Draws a code and a link for a contact and seals them for their sender. */
  draw(keeping: Keeping, contact: NewContact): DrawnChallenge;
  /** Draws a code without a link. */
  drawCode(keeping: Keeping, contact: NewContact): DrawnCode;
  /** The same work for nothing. */
  drawForNobody(channel: Channel): DrawnCode;
  isCode(challenge: { readonly challengeId: string; readonly codeHash: string }, code: string): boolean;
  linkHash(token: string): string;
  /** Enough for its owner, too little for a stranger. */
  masked(keeping: Keeping, contact: NewContact): string;
  isBirthDate(keeping: Keeping, birthDate: string): boolean;
}

/** Turns proofs into what account takes for one. */
export interface Receipts {
  /** The same proof always gives the same receipt. */
  sign(proof: Proof): Promise<string>;
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
