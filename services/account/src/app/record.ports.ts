import type { Dispute } from '../domain/dispute.js';
import type { Retention } from './retention.js';

export interface Disputes {
  /** The one that a registration opened. */
  of(registrationId: string): Promise<Dispute | undefined>;
  add(registrationId: string, dispute: Dispute): Promise<void>;
  /** Nothing is left to decide; fine where none was open. */
  close(registrationId: string, now: Date): Promise<void>;
  /** Who opened it, held until the commit; undefined where its holder was told, or another worker is about to. */
  lockUntold(disputeId: string): Promise<{ readonly registrationId: string } | undefined>;
  holderTold(disputeId: string, now: Date): Promise<void>;
}

export interface KeptSession {
  readonly sessionId: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly endedAt: Date | null;
  readonly browser: string;
  readonly system: string;
}

export interface KeptAudit {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly fields: readonly string[];
}

/** What was done with a registration, for its own applicant. */
export interface History {
  /** Ended ones too, the oldest first. */
  sessions(registrationId: string): Promise<KeptSession[]>;
  /** The oldest first; what staff noted there names staff, and is left out. */
  audit(registrationId: string): Promise<KeptAudit[]>;
}

/** Who holds a copy of what names a person, and confirms to have destroyed it. */
export type ConfirmedBy = 'documents' | 'contacts' | 'messages';

export interface Erasures {
  /** Whether the time to keep a registration is over. */
  isDue(registrationId: string, retention: Retention): Promise<boolean>;
  /** Holds the row until the commit; false where it is gone. */
  lock(registrationId: string): Promise<boolean>;
  /** Destroys key, fingerprints and everything else of a person but the audit rows, and remembers that it was done. */
  erase(registrationId: string, now: Date): Promise<void>;
  /** Remembers a confirmation; false where nobody was asked for one. */
  confirm(registrationId: string, by: ConfirmedBy, now: Date): Promise<boolean>;
  /** Whether somebody has not confirmed since then; it counts as asked now. */
  askAgain(registrationId: string, askedBefore: Date, now: Date): Promise<boolean>;
}

/** What is kept for a while only. */
export const passingKinds = ['answers', 'sessions', 'tries', 'devices', 'grants', 'changes'] as const;
export type PassingKind = (typeof passingKinds)[number];

export interface Passing {
  /** Deletes some of what is old; says how many, `most` at most. */
  purge(kind: PassingKind, most: number): Promise<number>;
}

/** What looks after the record, in the open transaction. */
export interface RecordWork {
  readonly disputes: Disputes;
  readonly erasures: Erasures;
  readonly passing: Passing;
  readonly history: History;
}

/** What waits for the sweeps that look after the record: ids alone, read without a lock. */
export interface DueRecordWork {
  /** Disputes of which the holder of the NIK does not know yet. */
  untoldDisputes(most: number, except: readonly string[]): Promise<string[]>;
  /** Registrations whose time is over. */
  erasures(retention: Retention, most: number, except: readonly string[]): Promise<string[]>;
  /** Erased registrations of which somebody has not confirmed, asked before then. */
  unconfirmed(askedForMinutes: number, most: number, except: readonly string[]): Promise<string[]>;
}
