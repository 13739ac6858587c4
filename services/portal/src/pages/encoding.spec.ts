import { preferredEncoding } from './encoding.js';

const both = ['br', 'gzip'] as const;

describe('the encoding of a file', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for Accept-Encoding %s is %s', (accepted, expected) => expect(preferredEncoding(accepted, both)).toBe(expected));

  it('is one that is at hand', () => {
    expect(preferredEncoding('br, gzip', ['gzip'])).toBe('gzip');
    expect(preferredEncoding('br, gzip', [])).toBeUndefined();
  });
});
