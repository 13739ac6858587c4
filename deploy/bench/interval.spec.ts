import { differenceOfMedians, enclosingRank } from './interval.js';

/** The same numbers each time: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the ranks that enclose a median', () => {
  // By the table of the binomial distribution: W. J. Conover, "Practical Nonparametric Statistics", 3rd ed., table A3.
  it.each([
    [8, 0.95, 1],
    [20, 0.95, 6],
    [30, 0.99, 8],
    [100, 0.95, 40],
    [5, 0.95, 0],
  ])('are, of %i values with %d, the %i. from either end', (n, confidence, rank) => {
    expect(enclosingRank(n, confidence)).toBe(rank);
  });

  it('lie near the middle of thousands', () => {
    const rank = enclosingRank(2_000, 0.9995);
    expect(rank).toBeGreaterThan(900);
    expect(rank).toBeLessThan(1_000);
  });
});

describe('the difference of two medians', () => {
  it('is enclosed as often as it was promised, with tails on one side too', () => {
    const draw = numbers(7);
    const skewed = () => -Math.log(1 - draw()) * 5;
    let missed = 0;
    for (let trial = 0; trial < 300; trial++) {
      const [a, b] = [Array.from({ length: 200 }, skewed), Array.from({ length: 200 }, skewed)];
      const { interval } = differenceOfMedians(a, b, 0.9);
      if (interval[0] > 0 || interval[1] < 0) missed++;
    }
    expect(missed).toBeLessThan(30);
  });

  it('does not cover zero where one is slower', () => {
    const draw = numbers(11);
    const [slow, fast] = [Array.from({ length: 1_000 }, () => 10 + draw()), Array.from({ length: 1_000 }, draw)];
    const { difference, interval, medians } = differenceOfMedians(slow, fast);
    expect(difference).toBeCloseTo(10, 0);
    expect(medians[0] - medians[1]).toBe(difference);
    expect(interval[0]).toBeGreaterThan(9.5);
    expect(interval[1]).toBeLessThan(10.5);
  });

  it('is not claimed from a few values', () => {
    expect(() => differenceOfMedians([1, 2, 3], [1, 2, 3])).toThrow('too few');
  });
});
