import type { Device } from './device.js';

/** A session ends when it was not used for a day, so that a forgotten one in an internet café closes by itself. */
export const IDLE_SECONDS = 24 * 3_600;
const LONGEST_SECONDS = 7 * 24 * 3_600;
/** For so long the previous token gives the same successor: a lost answer or a second tab logs nobody out. */
const GRACE_SECONDS = 60;

export interface SessionData extends Device {
  readonly sessionId: string;
  readonly registrationId: string;
  /** Keyed fingerprint that all refresh tokens of this session share; null for one that ended before there were any. */
  readonly familyIndex: string | null;
  /** Keyed fingerprint of the refresh token that is current, and of the one before it. */
  readonly tokenIndex: string;
  readonly previousIndex: string | null;
  /** What the current token was derived from the previous one with. */
  readonly salt: string | null;
  readonly rotatedAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

type NewSession = Pick<SessionData, 'sessionId' | 'registrationId' | 'familyIndex' | 'tokenIndex' | keyof Device>;

export type Presentation = 'current' | 'just-rotated' | 'stolen' | 'over';

const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);

/** A login on one device, kept open by a refresh token that changes with each use. */
export class Session {
  private constructor(private current: SessionData) {}

  static start(given: NewSession, now: Date): Session {
    return new Session({ ...given, previousIndex: null, salt: null, rotatedAt: now, startedAt: now, endedAt: null });
  }

  /** For the store alone. */
  static unsafelyFromStorage(data: SessionData): Session {
    return new Session(data);
  }

  get data(): SessionData {
    return this.current;
  }

  /** Whether it still speaks for anybody. */
  isLive(now: Date): boolean {
    const { endedAt, rotatedAt, startedAt } = this.current;
    return !endedAt && now <= after(rotatedAt, IDLE_SECONDS) && now <= after(startedAt, LONGEST_SECONDS);
  }

  /**
   * What it means that a token of this family is presented now. One that was rotated and comes back late is in the hands
   * of two. During the grace only the last one gives its successor; an older one gives nothing, and ends nothing either.
   */
  present(tokenIndex: string, now: Date): Presentation {
    if (!this.isLive(now)) return 'over';
    if (tokenIndex === this.current.tokenIndex) return 'current';
    if (now > after(this.current.rotatedAt, GRACE_SECONDS)) return 'stolen';
    return tokenIndex === this.current.previousIndex ? 'just-rotated' : 'over';
  }

  rotate(successor: { readonly tokenIndex: string; readonly salt: string }, now: Date): void {
    this.current = { ...this.current, ...successor, previousIndex: this.current.tokenIndex, rotatedAt: now };
  }

  end(now: Date): void {
    this.current = { ...this.current, endedAt: this.current.endedAt ?? now };
  }
}
