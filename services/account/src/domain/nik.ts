import { Refused } from './refused.js';

export type Sex = 'male' | 'female';

/** What the digits of a NIK say (PP KK CC DDMMYY NNNN). It may differ from the truth, for a NIK is never reissued. */
export interface NikContent {
  readonly province: string;
  /** DD, with the 40 of women taken off. */
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly sex: Sex;
}

const digitsOf = (text: string) => text.replace(/[\s.]/g, '');

/** The 16 digits, without the spaces and full stops that people write between them. @throws Refused */
export function nik(text: string): string {
  const digits = digitsOf(text);
  if (!/^\d{16}$/.test(digits)) throw new Refused('nik-format');
  return digits;
}

/** The 16 digits of a Kartu Keluarga. @throws Refused */
export function kk(text: string): string {
  const digits = digitsOf(text);
  if (!/^\d{16}$/.test(digits)) throw new Refused('kk-format');
  return digits;
}

export function contentOf(digits: string): NikContent {
  const day = Number(digits.slice(6, 8));
  const female = day > 40;
  return {
    province: digits.slice(0, 2),
    day: String(female ? day - 40 : day).padStart(2, '0'),
    month: digits.slice(8, 10),
    year: digits.slice(10, 12),
    sex: female ? 'female' : 'male',
  };
}
