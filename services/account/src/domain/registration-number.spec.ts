import { randomInt } from 'node:crypto';
import { drawRegistrationNumber, registrationNumber } from './registration-number.js';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const drawn = Array.from({ length: 500 }, () => drawRegistrationNumber(randomInt));

describe('a registration number', () => {
  it('is three groups of four symbols that nobody confuses', () => {
    for (const number of drawn) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('is read as people type it', () => {
    const number = drawRegistrationNumber((limit) => (limit > 1 ? 1 : 0));
    expect(number).toBe('1111-1111-111K');
    for (const typed of ['1111 1111 111k', 'iLIl-1111-111K', '11111111111k', ' 1111-1111-111K '])
      expect(registrationNumber(typed)).toBe(number);
    for (const one of drawn)
      expect(registrationNumber(one.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(one);
  });

  it("has Crockford's own check symbol", () => {
    // 1234 is 16J with the check symbol D in his description of the encoding.
    expect(registrationNumber('0000-0000-16JD')).toBe('0000-0000-16JD');
  });

  it('shows every single wrong symbol', () => {
    for (const number of drawn.slice(0, 20)) {
      const plain = number.replaceAll('-', '');
      for (let at = 0; at < plain.length; at++) {
        for (const other of [...SYMBOLS].filter((symbol) => symbol !== plain[at])) {
          expect(() => registrationNumber(plain.slice(0, at) + other + plain.slice(at + 1))).toThrow(
            'registration-number-format',
          );
        }
      }
    }
  });

  it('shows every swap of two neighbours', () => {
    for (const number of drawn) {
      const plain = number.replaceAll('-', '');
      for (let at = 0; at + 1 < plain.length; at++) {
        const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
        if (swapped !== plain) expect(() => registrationNumber(swapped)).toThrow('registration-number-format');
      }
    }
  });

  it.each(['', '7K3Q', 'UUUU-UUUU-UUUU', '1111-1111-111K-1'])('is not "%s"', (text) => {
    expect(() => registrationNumber(text)).toThrow('registration-number-format');
  });
});
