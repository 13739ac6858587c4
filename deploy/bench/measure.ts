import { randomInt } from 'node:crypto';

/** The two kinds of request that a stranger must not be able to tell apart, each with a fresh name a time. */
export interface Pair {
  existing(n: number): Promise<void>;
  unknown(n: number): Promise<void>;
}

export interface Samples {
  /** Milliseconds. */
  readonly existing: readonly number[];
  readonly unknown: readonly number[];
}

const WARM_UP = 50;

async function timed(request: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await request();
  return performance.now() - began;
}

/**
 * One after the other, so that nothing waits for anything, and by turns in a drawn order, so that a machine that gets
 * slower makes no difference.
 */
export async function measure(pair: Pair, count: number): Promise<Samples> {
  const existing: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < WARM_UP + count; n++) {
    const isExistingFirst = randomInt(2) === 0;
    const first = isExistingFirst ? () => pair.existing(n) : () => pair.unknown(n);
    const second = isExistingFirst ? () => pair.unknown(n) : () => pair.existing(n);
    const [one, other] = [await timed(first), await timed(second)];
    if (n < WARM_UP) continue;
    existing.push(isExistingFirst ? one : other);
    unknown.push(isExistingFirst ? other : one);
  }
  return { existing, unknown };
}

/** How many names a measurement of so many pairs takes. */
export const namesFor = (count: number) => WARM_UP + count;
