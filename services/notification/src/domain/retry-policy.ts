/** When the next attempt comes; all times in milliseconds. */
export interface RetryPolicy {
  readonly firstMs: number;
  readonly mostMs: number;
  /** Gives a number from 0 up to 1. */
  readonly random: () => number;
}

/**
 * After so many attempts whose result nobody knows the message is given up: each of them may have reached the person,
 * and a provider that takes messages without answering would otherwise send them one copy a minute.
 */
export const MOST_UNKNOWN_RESULTS = 3;

/** Doubles with each attempt up to `mostMs`; half of it is left to chance, so that what failed together spreads. */
export function delayAfter(attempt: number, { firstMs, mostMs, random }: RetryPolicy): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
