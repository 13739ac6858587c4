import { loginThrottled } from './access.errors.js';

/** How many tries may be wrong within the window before the next one waits. */
const FREE_TRIES = 5;
const WINDOW_MS = 15 * 60_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** What was tried for one name by strangers, or for one registration by one known browser. */
export interface Tries {
  readonly count: number;
  /** When the first of them was. */
  readonly since: Date;
  readonly blockedUntil: Date | null;
}

/** From when on nothing of it is remembered. A wait that grew is remembered for a window beyond its end. */
export function lapseOf({ since, blockedUntil }: Tries): Date {
  return new Date((blockedUntil ?? since).getTime() + WINDOW_MS);
}

function waitAfter(count: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES));
}

/**
 * One try more, counted before it is known whether it is right: a thousand at once must not be a thousand guesses. The
 * fifth and each later one makes the next wait, twice as long each time.
 * @throws CodedError `login-throttled`
 */
export function oneTryMore(before: Tries, now: Date): Tries {
  const { blockedUntil } = before;
  if (blockedUntil && now < blockedUntil) {
    throw loginThrottled({ retryAfterSeconds: Math.ceil((blockedUntil.getTime() - now.getTime()) / 1_000) });
  }
  const isOver = before.count === 0 || now > lapseOf(before);
  const { count, since } = isOver ? { count: 0, since: now } : before;
  const tried = count + 1;
  return {
    count: tried,
    since,
    blockedUntil: tried < FREE_TRIES ? null : new Date(now.getTime() + waitAfter(tried)),
  };
}

/** Takes back a try that could not be judged. */
export function oneTryLess({ count, since, blockedUntil }: Tries): Tries {
  const left = Math.max(0, count - 1);
  return { count: left, since, blockedUntil: left < FREE_TRIES ? null : blockedUntil };
}
