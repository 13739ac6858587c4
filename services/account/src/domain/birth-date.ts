import { Refused } from './refused.js';

const OLDEST_YEARS = 120;
const WIB_OFFSET_MS = 7 * 3_600_000;

/** The calendar day in WIB, in which official dates are given, as YYYY-MM-DD. */
function dayInWib(at: Date): string {
  return new Date(at.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

/** A day that exists in the calendar, as YYYY-MM-DD. @throws Refused */
export function birthDate(text: string): string {
  const day = text.trim();
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Refused('birth-date-format');
  const parsed = new Date(`${day}T00:00:00Z`);
  // Date moves 30 February on to March instead of refusing it.
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day)
    throw new Refused('birth-date-format');
  return day;
}

/** A birth date that a living person can have on the day of `now`. @throws Refused */
export function livingBirthDate(text: string, now: Date): string {
  const day = birthDate(text);
  const today = dayInWib(now);
  if (day > today) throw new Refused('birth-date-future');
  if (Number(today.slice(0, 4)) - Number(day.slice(0, 4)) > OLDEST_YEARS) throw new Refused('birth-date-impossible');
  return day;
}
