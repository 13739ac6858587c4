import { newPassword, spelledPassword } from './password.policy.js';

describe('a new password', () => {
  it.each(['aaaaaaaaaaaa', 'kuda laut suka hujan', '🐎'.repeat(12), 'x'.repeat(128)])(
    'may be "%s": only its length counts',
    (password) => {
      expect(newPassword(password)).toBe(password);
    },
  );

  it('has 12 to 128 characters, a symbol of two code units counting once', () => {
    expect(() => newPassword('elevenchars')).toThrow('password-too-short');
    expect(() => newPassword('🐎'.repeat(11))).toThrow('password-too-short');
    expect(() => newPassword('x'.repeat(129))).toThrow('password-too-long');
  });

  it('is the same however a keyboard composes its letters', () => {
    expect(spelledPassword('cafe\u0301 di sudut kota')).toBe(spelledPassword('caf\u00e9 di sudut kota'));
  });
});
