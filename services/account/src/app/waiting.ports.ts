import type { State } from '../domain/registration.states.js';

/** What waits for the sweeps: ids alone, read without a lock. */
export interface DueWork {
  /** Registrations that lost their NIK to another. */
  rivals(most: number, except: readonly string[]): Promise<string[]>;
  /** Drafts to which nobody came back. */
  forgottenDrafts(most: number, except: readonly string[]): Promise<string[]>;
  /** Registrations of which somebody is to be reminded. */
  reminders(most: number, except: readonly string[]): Promise<string[]>;
  /** Extensions that have not reached everybody yet. */
  openExtensions(): Promise<string[]>;
  /** Registrations that an extension covers and has not reached, in the order of their ids. */
  uncovered(extensionId: string, after: string, most: number): Promise<string[]>;
  finishExtension(extensionId: string): Promise<void>;
}

/** How many registrations wait in a state, and since when the first. */
export interface StageBacklog {
  readonly state: State;
  readonly count: number;
  readonly oldestSeconds: number;
}

/** The same for what waits for a sweep. */
export interface SweepBacklog {
  readonly sweep: string;
  readonly count: number;
  readonly oldestSeconds: number;
}
