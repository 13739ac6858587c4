import { endOfDay, startOfDay, startOfNextDay } from './wib.js';

describe('a day in WIB', () => {
  it.each([
    ['2026-08-20T16:59:59.999Z', '2026-08-19T17:00:00.000Z', '2026-08-20T16:59:59.000Z'],
    ['2026-08-20T17:00:00.000Z', '2026-08-20T17:00:00.000Z', '2026-08-21T16:59:59.000Z'],
    ['2026-12-31T20:00:00.000Z', '2026-12-31T17:00:00.000Z', '2027-01-01T16:59:59.000Z'],
  ])('that holds %s is from %s to %s', (at, from, to) => {
    expect(startOfDay(new Date(at)).toISOString()).toBe(from);
    expect(endOfDay(new Date(at)).toISOString()).toBe(to);
    expect(startOfNextDay(new Date(at)).getTime() - endOfDay(new Date(at)).getTime()).toBe(1_000);
  });
});
