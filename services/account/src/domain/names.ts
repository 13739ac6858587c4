import { Refused } from './refused.js';

const LONGEST_NAME = 100;
const LONGEST_STREET = 200;
// Control, format and private characters, and line ends: they break headers, logs and printed cards.
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;
const APOSTROPHES = /[\u2018\u2019\u02BC\u0060\u00B4]/g;
// Latin letters, as on every KTP: а and α look like a and are none, so that another name would seem to be this one.
const LETTER = '\\p{Script=Latin}\\p{M}{0,2}';
const NAME = new RegExp(`^(?=.*\\p{L})(?:${LETTER}|[ .'-])+$`, 'u');
const PLACE = new RegExp(`^(?=.*\\p{L})(?:${LETTER}|[\\d .,'()/-])+$`, 'u');
const STREET = new RegExp(`^(?=.*[\\p{L}\\d])(?:${LETTER}|[\\p{N}\\p{P}\\p{S} ])+$`, 'u');

// Full-width letters and ligatures become the plain ones; before that, for ´ would become a space.
const tidy = (text: string) =>
  text
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
const lengthOf = (text: string) => [...text].length;

/** A person's name: one word is enough. @throws Refused */
export function personName(text: string): string {
  const name = tidy(text);
  if (UNPRINTABLE.test(name) || !NAME.test(name) || lengthOf(name) > LONGEST_NAME) throw new Refused('name-format');
  return name;
}

/** The name of a village, town or province. @throws Refused */
export function placeName(text: string): string {
  const place = tidy(text);
  if (UNPRINTABLE.test(place) || !PLACE.test(place) || lengthOf(place) > LONGEST_NAME)
    throw new Refused('place-format');
  return place;
}

/** The street with its number, on one line. @throws Refused */
export function street(text: string): string {
  const line = tidy(text);
  if (UNPRINTABLE.test(line) || !STREET.test(line) || lengthOf(line) > LONGEST_STREET)
    throw new Refused('street-format');
  return line;
}

/** Neighbourhood numbers, as `003/007`. @throws Refused */
export function rtRw(text: string): string {
  const [, rt, rw] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text.trim()) ?? [];
  if (!rt || !rw) throw new Refused('rt-rw-format');
  return `${rt.padStart(3, '0')}/${rw.padStart(3, '0')}`;
}

/** Five digits. @throws Refused */
export function postalCode(text: string): string {
  const code = text.trim();
  if (!/^\d{5}$/.test(code)) throw new Refused('postal-code-format');
  return code;
}
