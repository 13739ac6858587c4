import { allowPhoneCountries, phone } from './phone.js';

describe('a mobile number as people write it', () => {
  it.each([
    '0812-3456-7890',
    '081234567890',
    '62 812 3456 7890',
    '6281234567890',
    '+62 812 3456 7890',
    '+62-812-3456-7890',
    '+62 (0)812 3456 7890',
    '(0812) 34567890',
    '812 3456 7890',
    ' 0812 3456 7890 ',
  ])('"%s" becomes E.164', (text) => {
    expect(phone(text)).toBe('+6281234567890');
  });

  it.each([
    ['a landline', '021 5551234'],
    ['another country', '+65 9123 4567'],
    ['an extension', '0812 3456 7890 ext 5'],
    ['too few digits', '0812 345'],
    ['too many digits', '0812 3456 7890 12'],
    ['a range that is not in use', '0841 2345 678'],
    ['words around it', 'hubungi 081234567890'],
    ['a line break with more behind it', '081234567890\r\n081234567891'],
    ['nothing', ''],
  ])('%s is refused', (_, text) => {
    expect(() => phone(text)).toThrow('phone-format');
  });

  it('is taken from the countries that are allowed, and from no other', () => {
    allowPhoneCountries(['ID', 'SG']);
    try {
      expect(phone('+65 9123 4567')).toBe('+6591234567');
      expect(() => phone('+60 12 345 6789')).toThrow('phone-format');
    } finally {
      allowPhoneCountries(['ID']);
    }
  });
});
