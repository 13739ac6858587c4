import { commonPasswords } from './common-passwords.js';
import { PasswordPolicy, spelledPassword } from './password.policy.js';

const policy = new PasswordPolicy();
const facts = {
  nik: '3171015508950001',
  kk: '3171010101100002',
  name: "Siti Nur'aini Dewi",
  birthDate: '1995-08-15',
  addresses: ['siti.rahasia@example.id', '+6281234567890'],
};
const refusal = (text: string, chosen = policy) => {
  try {
    return `taken: ${chosen.chosenBy(facts, text)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a new password', () => {
  it.each([
    'kuda laut suka hujan',
    'kuda laut suka hujan pagi',
    'enam ekor 🐎 di pasar',
    'Tr0ub4dor&3xyz',
    'tas merah muda 2024',
    'ケーキを三つください今日は暑い',
    `${'kuda laut '.repeat(2)}${'x1y2z3w4v5u6t7s8r9'.repeat(6)}`.slice(0, 128),
  ])('may be "%s"', (password) => expect(policy.chosen(password)).toBe(password));

  it.each([
    ['eleven letters', 'elevenchars'],
    ['eleven symbols of two code units', '🐎🐖🐑🐓🐕🐈🐇🐀🐄🦆🦉'],
    ['one character that is spelled as eighteen', '\uFDFA'],
    ['invisible characters', `kuda${'\u200B'.repeat(20)}laut`],
  ])('has 12 characters at least: %s are refused', (_, password) => {
    expect(refusal(password)).toBe('password-too-short');
  });

  it('has 128 characters at most', () => {
    expect(refusal('kuda laut suka hujan '.repeat(7))).toBe('password-too-long');
  });

  it('is as long as was configured', () => {
    expect(refusal('kuda laut suka', new PasswordPolicy(15))).toBe('password-too-short');
    expect(refusal('kudalaut', new PasswordPolicy(8))).toBe('taken: kudalaut');
  });

  it.each(['kuda laut \ud83d suka', 'kuda\u0000laut suka', 'kuda laut\nsuka hujan', 'kuda laut\u2028suka'])(
    'cannot hold what cannot be typed again',
    (password) => expect(refusal(password)).toBe('password-characters'),
  );

  it.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'kudakudakuda',
    'KudakudaKudakuda',
    '123412341234',
    'aabbaabbccaab',
    '123456789012',
    '098765432109',
    'abcdefghijklm',
    'zyxwvutsrqpon',
    'ａａａａａａａａａａａａ',
  ])('cannot only repeat or count: "%s"', (password) => expect(refusal(password)).toBe('password-repeats'));

  it.each([
    'password1234',
    'Password-1234!',
    'P@ssw0rd 1234',
    'indonesia2024',
    'bismillah12345',
    'Sayangku123456',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    'luluscpns2024',
    'correct horse battery staple',
  ])('cannot be common: "%s"', (password) => expect(refusal(password)).toBe('password-common'));

  it.each(['sonyericsson', 'SonyEricsson 2024', 's0ny3r1csson!', 'Sony-Ericsson-01', 'sonyericsson310894'])(
    'cannot be one from a leak, nor that with a few digits: "%s"',
    (password) => {
      expect(refusal(password, new PasswordPolicy(12, [], () => ['sonyericsson']))).toBe('password-common');
      expect(refusal(`${password} di pasar`, new PasswordPolicy(12, [], () => ['sonyericsson']))).toMatch(/^taken/);
    },
  );

  it('cannot be on the list of the operator', () => {
    expect(refusal('kuda laut suka hujan', new PasswordPolicy(12, ['kuda laut suka hujan']))).toBe('password-common');
  });

  it.each([
    ['nik', 'NIK 3171015508950001 saya'],
    ['nik', 'saya 3171-0101-0110-0002 kk'],
    ['name', 'rumah siti di bukit'],
    ['name', 'SITINURAINIDEWI oke'],
    ['name', "si nur'aini pandai"],
    ['contact', 'siti.rahasia mantap'.replace('siti', 'SITI')],
    ['contact', 'hp 0812 3456 7890 ya'],
    ['contact', 'hp +62 812-3456-7890'],
    ['birth-date', 'lahir 15-08-1995 ya'],
    ['birth-date', 'lahir 1995/08/15 ya'],
    ['birth-date', 'lahir 150895 senin'],
  ])('cannot hold the %s of the person: "%s"', (part, password) => {
    const codes = [`password-personal-${part}`, ...(part === 'contact' ? ['password-personal-name'] : [])];
    expect(codes).toContain(refusal(password));
  });

  it('is the same however a keyboard composes its letters', () => {
    expect(spelledPassword('cafe\u0301 di sudut kota')).toBe(spelledPassword('caf\u00e9 di sudut kota'));
    expect(policy.chosen('ｋｕｄａ ｌａｕｔ suka')).toBe('kuda laut suka');
  });
});

describe('the list of common passwords', () => {
  it('holds far more than 3,000 that are as long as the policy asks for', () => {
    const long = [...commonPasswords()].filter((entry) => entry.length >= policy.shortest);
    expect(long.length).toBeGreaterThan(3_000);
    for (const entry of long.slice(0, 500)) expect(refusal(entry)).toMatch(/^password-/);
  });
});
