import { ReadingBudget } from './reading-budget.js';

const MB = 1024 * 1024;

describe('what is held for readers', () => {
  it('is bounded, and further readers are asked to come again', () => {
    const budget = new ReadingBudget();
    for (let n = 0; n < 4; n++) budget.take(16 * MB);
    expect(() => budget.take(1)).toThrow(expect.objectContaining({ code: 'temporarily-unavailable' }));
  });

  it('counts no more once it is taken, and is given back once', () => {
    const budget = new ReadingBudget();
    const release = budget.take(64 * MB);
    release();
    release();
    budget.take(40 * MB);
    expect(() => budget.take(40 * MB)).toThrow();
  });

  it('lets one through that is alone, however large', () => {
    expect(() => new ReadingBudget().take(100 * MB)).not.toThrow();
  });
});
