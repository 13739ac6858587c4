import type { Case } from '../domain/case.js';
import type { Contact, Keeping } from '../domain/case.record.js';
import type { DrawnChallenge } from '../domain/challenge.js';
import type { Channel } from '../domain/terms.js';

/** Who brought a change about: a person by session, whoever held the link, or the service whose event was heard. */
export type Actor = 'applicant' | 'link-holder' | 'account' | 'notification';

export interface Cases {
  /** Holds the case's row until the transaction ends: whatever changes one of its challenges waits its turn here. */
  lock(registrationId: string): Promise<Case | undefined>;
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
}

/** What a use case may touch while its transaction is open. */
export interface Scope {
  readonly cases: Cases;
  readonly now: Date;
}

export interface UnitOfWork {
  run<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
}

/** What account sealed for this service about one registration. */
export interface SealedSubmission {
  readonly registrationId: string;
  readonly contacts: readonly {
    readonly contactId: string;
    readonly channel: Channel;
    readonly sealedRecipient: string;
  }[];
  readonly sealedPerson: string;
}

/** Keeps secrets: nothing that it gives out can be read in the database or on the way. */
export interface Vault {
  /** Encrypts a submission anew with a key of the registration's own. @throws CodedError `submission-unreadable` */
  takeOver(submission: SealedSubmission): Keeping & { readonly contacts: readonly Contact[] };
  /** Draws a code and a link for a contact and seals them for their sender. */
  draw(keeping: Keeping, contact: Contact): DrawnChallenge;
  isCode(challenge: { readonly challengeId: string; readonly codeHash: string }, code: string): boolean;
  linkHash(token: string): string;
  isBirthDate(keeping: Keeping, birthDate: string): boolean;
}

/** Open challenges of a channel whose message stands at the same point. */
export interface Backlog {
  readonly channel: Channel;
  readonly message: string;
  readonly count: number;
  readonly oldestAgeSeconds: number;
}

export interface Backlogs {
  read(): Promise<readonly Backlog[]>;
}
