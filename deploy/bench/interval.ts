/** What is known of a difference of two medians. */
export interface Difference {
  readonly medians: readonly [number, number];
  readonly difference: number;
  /** Holds the true difference with the confidence that was asked for, at least. */
  readonly interval: readonly [number, number];
}

/**
 * The greatest rank, counted from either end, at which the values of a sorted sample enclose the median with the
 * confidence: the number of values below the median is binomial whatever their distribution is (H. A. David,
 * H. N. Nagaraja, "Order Statistics", 3rd ed., 7.1). Zero where the sample is too small.
 */
export function enclosingRank(n: number, confidence: number): number {
  // The probability that fewer than `rank` + 1 values lie below the median, one term of the binomial after the other.
  let logTerm = n * Math.log(0.5);
  let below = Math.exp(logTerm);
  let rank = 0;
  while (2 * below <= 1 - confidence) {
    rank++;
    logTerm += Math.log((n - rank + 1) / rank);
    below += Math.exp(logTerm);
  }
  return rank;
}

const at = (sorted: readonly number[], rank: number) => sorted[rank - 1] ?? Number.NaN;

function medianOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(sorted, half + 1) : (at(sorted, half) + at(sorted, half + 1)) / 2;
}

/**
 * Compares two samples by their medians. Each median is enclosed by order statistics, each with half of the risk
 * (Bonferroni), so that the interval holds without a word about how the times are distributed or depend on each other.
 * It is wider than a bootstrap's, which can only make it harder to claim that two times are equal.
 * @throws Error for samples that are too small for the confidence
 */
export function differenceOfMedians(a: readonly number[], b: readonly number[], confidence = 0.999): Difference {
  const each = 1 - (1 - confidence) / 2;
  const [first, second] = [a, b].map((values) => {
    const sorted = [...values].sort((x, y) => x - y);
    const rank = enclosingRank(sorted.length, each);
    if (rank === 0) throw new Error(`${sorted.length} values are too few for a confidence of ${confidence}`);
    return { median: medianOf(sorted), low: at(sorted, rank), high: at(sorted, sorted.length + 1 - rank) };
  }) as [Enclosed, Enclosed];
  return {
    medians: [first.median, second.median],
    difference: first.median - second.median,
    interval: [first.low - second.high, first.high - second.low],
  };
}

interface Enclosed {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}
