import { endOfNextMonth } from './development-period.js';

describe('the development period', () => {
  it.each([
    ['2026-11-22T12:00:00Z', '2026-12-31T16:59:59.000Z'],
    ['2026-12-31T16:59:59Z', '2027-01-31T16:59:59.000Z'],
    ['2026-12-31T17:00:00Z', '2027-02-28T16:59:59.000Z'],
  ])('started at %s closes at %s, 23.59 WIB', (now, closes) => {
    expect(endOfNextMonth(new Date(now)).toISOString()).toBe(closes);
  });
});
