import { drawCode, drawToken } from './draw-secret.js';

const DRAWS = 100_000;
const codes = Array.from({ length: DRAWS }, drawCode);

describe('a code', () => {
  it('has six digits, leading zeros included', () => {
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('has every digit in every place as often as any other', () => {
    for (let place = 0; place < 6; place++) {
      const counts = Array.from(
        { length: 10 },
        (_, digit) => codes.filter((code) => code[place] === String(digit)).length,
      );
      // Chi-squared with 9 degrees of freedom exceeds 44 once in a million fair runs.
      const expected = DRAWS / 10;
      const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquared).toBeLessThan(44);
    }
  });

  it('reaches from 000000 to 999999', () => {
    const numbers = codes.map(Number);
    expect(numbers.reduce((a, b) => Math.min(a, b))).toBeLessThan(1_000);
    expect(numbers.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(999_000);
  });
});

describe('a link token', () => {
  it('is 32 bytes in base64url, never the same twice', () => {
    const tokens = Array.from({ length: 1_000 }, drawToken);
    expect(tokens.filter((token) => !/^[\w-]{43}$/.test(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(1_000);
  });
});
