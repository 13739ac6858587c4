/** A session ends when it was not used for a day, so that a forgotten one in an internet café closes by itself. */
export const IDLE_SECONDS = 24 * 3_600;
const LONGEST_SECONDS = 7 * 24 * 3_600;
/** For so long the previous token gives the same successor: a lost answer or a second tab logs nobody out. */
const GRACE_SECONDS = 60;

export interface SessionData {
  readonly sessionId: string;
  readonly registrationId: string;
  /** Keyed fingerprint of the refresh token that is current, and of the one before it. */
  readonly tokenIndex: string;
  readonly previousIndex: string | null;
  /** What the current token was derived from the previous one with. */
  readonly salt: string | null;
  readonly rotatedAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export type Presentation = 'current' | 'just-rotated' | 'stolen' | 'over';

const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);

/** A login on one device, kept open by a refresh token that changes with each use. */
export class Session {
  private constructor(private current: SessionData) {}

  static start(given: Pick<SessionData, 'sessionId' | 'registrationId' | 'tokenIndex'>, now: Date): Session {
    return new Session({ ...given, previousIndex: null, salt: null, rotatedAt: now, startedAt: now, endedAt: null });
  }

  /** For the store alone. */
  static unsafelyFromStorage(data: SessionData): Session {
    return new Session(data);
  }

  get data(): SessionData {
    return this.current;
  }

  /** What it means that a token is presented now. A rotated one that comes back late is in the hands of two. */
  present(tokenIndex: string, now: Date): Presentation {
    const { endedAt, rotatedAt, startedAt, previousIndex } = this.current;
    if (endedAt || now > after(rotatedAt, IDLE_SECONDS) || now > after(startedAt, LONGEST_SECONDS)) return 'over';
    if (tokenIndex === this.current.tokenIndex) return 'current';
    if (tokenIndex !== previousIndex) return 'over';
    return now <= after(rotatedAt, GRACE_SECONDS) ? 'just-rotated' : 'stolen';
  }

  rotate(successor: { readonly tokenIndex: string; readonly salt: string }, now: Date): void {
    this.current = { ...this.current, ...successor, previousIndex: this.current.tokenIndex, rotatedAt: now };
  }

  end(now: Date): void {
    this.current = { ...this.current, endedAt: this.current.endedAt ?? now };
  }
}
