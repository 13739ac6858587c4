import { triesFor } from './difficulty.js';

const difficulty = { tries: 100, triesWhenBusy: 1_000, fewChallenges: 20 };

describe('the work that a challenge asks for', () => {
  it.each([
    ['an address that comes for the first time', 1, 100],
    ['a family', 20, 100],
    ['a school', 40, 200],
    ['a whole district', 100_000, 1_000],
  ])('for %s', (_who, challenges, tries) => expect(triesFor(challenges, difficulty)).toBe(tries));

  it('never gets less when an address asks more', () => {
    const asked = Array.from({ length: 400 }, (_, challenges) => triesFor(challenges, difficulty));
    expect(asked).toEqual([...asked].sort((a, b) => a - b));
  });
});
