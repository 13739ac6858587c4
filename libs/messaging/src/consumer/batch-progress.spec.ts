import { BatchProgress } from './batch-progress.js';

describe('the progress of a batch', () => {
  it('moves on only without a gap', () => {
    const progress = new BatchProgress(5);
    expect([1, 3, 0, 4, 2].map((index) => progress.finish(index))).toEqual([undefined, undefined, 1, undefined, 4]);
    expect(progress.finished).toBe(5);
  });

  it('does not move twice for the same message', () => {
    const progress = new BatchProgress(2);
    expect([progress.finish(0), progress.finish(0), progress.finished]).toEqual([0, undefined, 1]);
  });
});
