import { largestOf, unitsOf } from './units.js';

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

describe('a time left, in a sentence,', () => {
  it.each([
    [60, [{ unit: 'minutes', count: 1 }]],
    [
      61,
      [
        { unit: 'minutes', count: 1 },
        { unit: 'seconds', count: 1 },
      ],
    ],
    [86_400 + 59 * 60, [{ unit: 'days', count: 1 }]],
    [0, [{ unit: 'seconds', count: 0 }]],
  ])('of %i seconds has its two largest units, and none that is empty', (seconds, units) => {
    expect(largestOf(seconds)).toEqual(units);
  });
});
