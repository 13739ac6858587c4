import { dayInWords, timeInWib } from './dates.js';

describe('a calendar day in words', () => {
  it.each([
    ['1980-01-01', 'Selasa, 1 Januari 1980', 'Tuesday 1 January 1980'],
    ['2000-02-29', 'Selasa, 29 Februari 2000', 'Tuesday 29 February 2000'],
  ])('of %s is %s, or %s', (day, indonesian, english) => {
    expect(dayInWords(day, 'id')).toBe(indonesian);
    expect(dayInWords(day, 'en')?.replace(',', '')).toBe(english);
  });

  it.each(['2001-02-29', '1980-13-01', '80-01-01', ''])('is none of %j', (day) => {
    expect(dayInWords(day, 'id')).toBeUndefined();
  });
});

describe('an instant', () => {
  it('is told in WIB, on one line with its zone', () => {
    expect(timeInWib('2026-12-31T16:59:00Z', 'id')).toBe('31 Desember 2026 pukul 23.59\u00a0WIB');
  });
});
