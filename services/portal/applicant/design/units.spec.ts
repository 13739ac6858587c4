import { unitsOf } from './units.js';

describe('a time that is left', () => {
  it.each([
    [90_061, 'days 1, hours 1, minutes 1, seconds 1'],
    [3_600, 'hours 1, minutes 0, seconds 0'],
    [59.9, 'seconds 59'],
    [0, 'seconds 0'],
    [-5, 'seconds 0'],
  ])('of %s seconds is %s', (seconds, words) => {
    expect(
      unitsOf(seconds)
        .map(({ unit, count }) => `${unit} ${count}`)
        .join(', '),
    ).toBe(words);
  });
});
