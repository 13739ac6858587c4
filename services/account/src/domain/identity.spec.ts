import { birthDate, livingBirthDate } from './birth-date.js';
import { emailAddress, mobileNumber } from './contact-address.js';
import { personName, placeName, postalCode, rtRw, street } from './names.js';
import { contentOf, kk, nik } from './nik.js';
import { Refused } from './refused.js';

const refusal = (attempt: () => unknown): string => {
  try {
    return `took ${String(attempt())}`;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

describe('a NIK', () => {
  it.each(['3171015508950001', ' 3171 0155 0895 0001 ', '317101.550895.0001', '3171\u00a00155 08950001'])(
    'is read from "%s"',
    (text) => {
      expect(nik(text)).toBe('3171015508950001');
    },
  );

  it.each(['', '317101550895000', '31710155089500011', '317101550895000A', '٣١٧١٠١٥٥٠٨٩٥٠٠٠١', '3171-0155-0895-0001'])(
    'is not "%s"',
    (text) => {
      expect(refusal(() => nik(text))).toBe('nik-format');
    },
  );

  it('tells province, birth date and sex, the day of women being 40 higher', () => {
    expect(contentOf('3171015508950001')).toEqual({
      province: '31',
      day: '15',
      month: '08',
      year: '95',
      sex: 'female',
    });
    expect(contentOf('1101010102030004')).toEqual({ province: '11', day: '01', month: '02', year: '03', sex: 'male' });
  });
});

it('a KK number has 16 digits too, and says so itself', () => {
  expect(kk('3171 0101 0110 0001')).toBe('3171010101100001');
  expect(refusal(() => kk('123'))).toBe('kk-format');
});

describe('a name', () => {
  it.each([
    ['Suharto', 'Suharto'],
    ['I', 'I'],
    ["Nur'aini", "Nur'aini"],
    ['Nur’aini', "Nur'aini"],
    ['  Siti   Nurhaliza ', 'Siti Nurhaliza'],
    ['Muh. Al-Fatih', 'Muh. Al-Fatih'],
    ['Jose\u0301', 'José'],
    ['José', 'José'],
    ['Ｓｉｔｉ Ａminah', 'Siti Aminah'],
    ['Nguyễn', 'Nguyễn'],
  ])('"%s" is kept as "%s"', (text, kept) => {
    expect(personName(text)).toBe(kept);
  });

  it.each([
    ['a line break, which would start a header of a mail', 'Siti\r\nBcc: x@example.id'],
    ['a line separator', 'Siti\u2028Aminah'],
    ['a null character', 'Siti\u0000'],
    ['a turn of the writing direction', 'Siti\u202Etxt'],
    ['an invisible space', 'Si\u200Bti'],
    ['an invisible letter', 'Siti \u3164'],
    ['a Cyrillic letter that looks like a Latin one', 'S\u0456ti'],
    ['a Greek letter that looks like a Latin one', 'Sit\u03B9'],
    ['symbols that are drawn as a flag', '\u{1F1EE}\u{1F1E9}'],
    ['a heap of marks on one letter', `S${'\u0336'.repeat(8)}iti`],
    ['markup', '<b>Siti</b>'],
    ['digits', 'Siti 2'],
    ['punctuation alone', "'.-"],
    ['nothing', '   '],
    ['more than 100 characters', 'a'.repeat(101)],
  ])('is not %s', (_, text) => {
    expect(refusal(() => personName(text))).toBe('name-format');
  });
});

it('places may hold digits and brackets, and streets what people write on one line', () => {
  expect(placeName('Kab. Ogan Ilir (OI)')).toBe('Kab. Ogan Ilir (OI)');
  expect(refusal(() => placeName('Jakarta\nPusat'))).toBe('place-format');
  expect(street('Jl. Melati No. 5 #2, Blok “C”')).toBe('Jl. Melati No. 5 #2, Blok “C”');
  expect(refusal(() => street('Jl. Melati\tNo. 5'))).toBe('street-format');
  expect(refusal(() => street('---'))).toBe('street-format');
});

it('RT/RW are filled up to three digits, and a postal code has five', () => {
  expect(rtRw('3 / 07')).toBe('003/007');
  expect(refusal(() => rtRw('3'))).toBe('rt-rw-format');
  expect(postalCode(' 10310 ')).toBe('10310');
  expect(refusal(() => postalCode('1031'))).toBe('postal-code-format');
});

describe('a birth date', () => {
  const now = new Date('2026-08-20T18:00:00Z');

  it.each(['1995-02-29', '1995-13-01', '1995-00-10', '15-08-1995', '1995-8-5', '', '1995-08-15T00:00:00Z'])(
    'is not "%s"',
    (text) => {
      expect(refusal(() => birthDate(text))).toBe('birth-date-format');
    },
  );

  it('is a day of the calendar, leap days included', () => {
    expect(birthDate('1996-02-29')).toBe('1996-02-29');
  });

  it('is not after today, by the calendar of Jakarta', () => {
    // 18:00 UTC is 01:00 of the next day in WIB.
    expect(livingBirthDate('2026-08-21', now)).toBe('2026-08-21');
    expect(refusal(() => livingBirthDate('2026-08-22', now))).toBe('birth-date-future');
  });

  it('is not more than 120 years ago', () => {
    expect(livingBirthDate('1906-01-01', now)).toBe('1906-01-01');
    expect(refusal(() => livingBirthDate('1905-12-31', now))).toBe('birth-date-impossible');
  });
});

describe('an e-mail address', () => {
  it.each([
    [' Siti.Aminah+cpns@Example.ID ', 'Siti.Aminah+cpns@example.id'],
    ["o'neil@mail.example.co.id", "o'neil@mail.example.co.id"],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
  ])('"%s" is kept as "%s"', (text, kept) => {
    expect(emailAddress(text)).toBe(kept);
  });

  it.each([
    'siti',
    'siti@',
    '@example.id',
    'siti@localhost',
    'siti@example',
    'siti@@example.id',
    'siti..a@example.id',
    '.siti@example.id',
    'siti @example.id',
    'siti@example.id\r\nBcc: x@example.id',
    'siti@-example.id',
    'siti@example.id,x@example.id',
    '"siti a"@example.id',
    'siti@[127.0.0.1]',
    `${'a'.repeat(65)}@example.id`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.id`,
  ])('is not "%s"', (text) => {
    expect(refusal(() => emailAddress(text))).toBe('email-format');
  });
});

it('a mobile number is one in E.164, and an Indonesian one fits the plan of numbers', () => {
  expect(mobileNumber('+6281234567890')).toBe('+6281234567890');
  for (const other of ['081234567890', '+62215551234', '+628412345678', '6591234567', '+62812345678901234']) {
    expect(refusal(() => mobileNumber(other))).toBe('phone-format');
  }
});
