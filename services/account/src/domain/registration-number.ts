import { Refused } from './refused.js';

// Crockford's base 32: without I, L, O and U, which people read as 1, 1, 0 and V.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DRAWN = 11;
const GROUP = 4;
const CHECK_MODULUS = 37;

const checkOf = (symbols: string) =>
  [...symbols].reduce((sum, symbol) => (sum * 32 + SYMBOLS.indexOf(symbol)) % CHECK_MODULUS, 0);
const grouped = (symbols: string) => (symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');

/**
 * Draws a registration number such as `7K3Q-M2XW-D9TB`: 11 random symbols of Crockford's base 32 (about 55 bits) and
 * his check symbol (modulo 37, which finds every single wrong symbol and every swap of neighbours). His check symbols
 * from 32 up (* ~ $ = U) are awkward to type; a draw that needs one is drawn again.
 * @param below gives a uniformly random integer from 0 to `limit - 1`, from a CSPRNG
 */
export function drawRegistrationNumber(below: (limit: number) => number): string {
  for (;;) {
    const symbols = Array.from({ length: DRAWN }, () => SYMBOLS[below(SYMBOLS.length)]).join('');
    const check = checkOf(symbols);
    if (check < SYMBOLS.length) return grouped(symbols + SYMBOLS[check]);
  }
}

/** The number as we write it, from how people type it: small letters, spaces, O for 0, I or L for 1. @throws Refused */
export function registrationNumber(text: string): string {
  const symbols = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const wellFormed = symbols.length === DRAWN + 1 && [...symbols].every((symbol) => SYMBOLS.includes(symbol));
  if (!wellFormed || checkOf(symbols.slice(0, DRAWN)) !== SYMBOLS.indexOf(symbols.slice(DRAWN)))
    throw new Refused('registration-number-format');
  return grouped(symbols);
}
