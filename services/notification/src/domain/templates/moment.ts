import type { Locale } from '../delivery.js';

// Deadlines are in Western Indonesian time for everybody, and say so.
const TIME_ZONE = 'Asia/Jakarta';
const LANGUAGES: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

const formatOf = (locale: Locale, month: 'long' | '2-digit') =>
  new Intl.DateTimeFormat(LANGUAGES[locale], {
    timeZone: TIME_ZONE,
    ...({ day: month === 'long' ? 'numeric' : '2-digit', month, year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  });

// To make one costs more than the rest of a message.
const FORMATS = {
  long: { id: formatOf('id', 'long'), en: formatOf('en', 'long') },
  '2-digit': { id: formatOf('id', '2-digit'), en: formatOf('en', '2-digit') },
} as const;

const partsOf = (at: Date, locale: Locale, month: 'long' | '2-digit') =>
  Object.fromEntries(FORMATS[month][locale].formatToParts(at).map(({ type, value }) => [type, value]));

/** «25 Agustus 2026 pukul 23.59 WIB» */
export function longMoment(at: Date, locale: Locale): string {
  const { day, month, year, hour, minute } = partsOf(at, locale, 'long');
  return locale === 'id'
    ? `${day} ${month} ${year} pukul ${hour}.${minute} WIB`
    : `${day} ${month} ${year}, ${hour}:${minute} WIB`;
}

/** «25-08-2026 23.59 WIB», for where every character is dear. */
export function shortMoment(at: Date, locale: Locale): string {
  const { day, month, year, hour, minute } = partsOf(at, locale, '2-digit');
  return `${day}-${month}-${year} ${hour}${locale === 'id' ? '.' : ':'}${minute} WIB`;
}
