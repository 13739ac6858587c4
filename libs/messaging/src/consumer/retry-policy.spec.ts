import { parkedWait, RETRY_POLICY } from './retry-policy.js';

describe('the retry policy', () => {
  const policy = { inPlaceMs: [1, 2], parkedMs: [10, 20] };

  it('waits longer from try to try after those in place, and gives up in the end', () => {
    expect([3, 4, 5, 6].map((attempts) => parkedWait(policy, attempts))).toEqual([10, 20, undefined, undefined]);
  });

  it('begins anew with the first wait for what was never tried in place', () => {
    expect([1, 2].map((attempts) => parkedWait(policy, attempts))).toEqual([10, 10]);
  });

  it('tries nine times within four minutes', () => {
    const { inPlaceMs, parkedMs } = RETRY_POLICY;
    expect(inPlaceMs.length + parkedMs.length + 1).toBe(9);
    expect([...inPlaceMs, ...parkedMs].reduce((sum, wait) => sum + wait)).toBeLessThan(240_000);
  });
});
