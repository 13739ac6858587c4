import type { Language } from './language.js';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const WIB = 'Asia/Jakarta';

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALES[language], options);

export function monthNames(language: Language): string[] {
  const month = format(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2024, at, 1)));
}

/** A calendar day, as YYYY-MM-DD, with its weekday and month in words; undefined when there is no such day. */
export function dayInWords(day: string, language: Language): string | undefined {
  const at = new Date(`${day}T00:00:00Z`);
  if (!/^[12]\d{3}-/.test(day) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) return undefined;
  // By its parts: the full style of Indonesian writes the first of a month as 01.
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, { ...parts, timeZone: 'UTC' }).format(at);
}

/** The same without the weekday. */
export function dateInWords(day: string, language: Language): string {
  return format(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** A time and its zone stay on one line. */
const inZone = (time: string, zone: string) => `${time}\u00a0${zone}`;

/** An instant in WIB, in which official times are given, with the zone. */
export function timeInWib(instant: string | number, language: Language): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: WIB } as const;
  return inZone(format(language, options).format(new Date(instant)), 'WIB');
}

/** The same in the reader's own zone, named; undefined when that is WIB too. */
export function timeHere(instant: string | number, language: Language): string | undefined {
  const at = new Date(instant);
  const fields = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  const here = format(language, fields).format(at);
  if (here === format(language, { ...fields, timeZone: WIB }).format(at)) return undefined;
  // Only Indonesian has names for the zones of Indonesia.
  const parts = format('id', { timeZoneName: 'short' }).formatToParts(at);
  return inZone(here, parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
}
