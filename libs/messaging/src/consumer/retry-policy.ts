/** When a failed event is tried again. */
export interface RetryPolicy {
  /** Waits between the first tries, in the consumer's hands. Short: the rest of a batch waits for them. */
  readonly inPlaceMs: readonly number[];
  /** Waits between the tries after that, parked in the database, where they hold up nothing but their key. */
  readonly parkedMs: readonly number[];
}

/** Nine tries in about four minutes. */
export const RETRY_POLICY: RetryPolicy = {
  inPlaceMs: [50, 250],
  parkedMs: [1_000, 5_000, 15_000, 30_000, 60_000, 120_000],
};

/** The wait before the next try, after so many of them; undefined when they are used up. */
export function parkedWait({ inPlaceMs, parkedMs }: RetryPolicy, attempts: number): number | undefined {
  return parkedMs[Math.max(0, attempts - inPlaceMs.length - 1)];
}
