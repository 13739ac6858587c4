import type { Locale, Purpose } from '../delivery.js';
import type { CodeMessage } from './code-message.js';
import { fitsOneSegment } from './gsm7.js';
import { linkOf } from './pages.js';
import { shownName } from './shown-name.js';

interface SmsWords {
  readonly code: Readonly<Record<Purpose, string>>;
  readonly shortCode: string;
  readonly to: string;
  readonly warning: string;
  readonly link: Readonly<Record<Purpose, string>>;
}

const WORDS: Readonly<Record<Locale, SmsWords>> = {
  id: {
    code: {
      verify: 'Kode verifikasi',
      activate: 'Kode aktivasi',
      reset: 'Kode kata sandi baru',
      change: 'Kode ganti kontak',
    },
    shortCode: 'Kode',
    to: 'untuk',
    warning: 'Petugas tak pernah memintanya.',
    link: { verify: 'Atau buka', activate: 'Atau buka', reset: 'Ketik di', change: 'Ketik di' },
  },
  en: {
    code: {
      verify: 'Verification code',
      activate: 'Activation code',
      reset: 'New password code',
      change: 'Contact change code',
    },
    shortCode: 'Code',
    to: 'for',
    warning: 'Officers never ask for it.',
    link: { verify: 'Or open', activate: 'Or open', reset: 'Type it at', change: 'Type it at' },
  },
};

/** "S*** N********" as "S* N*": in an SMS every character is dear. */
export const squeezed = (maskedName: string) => shownName(maskedName).replace(/\*+/g, '*');

/**
 * The SMS with a code and a link: the fullest of these wordings that goes out as one GSM-7 segment. The last one has
 * what must not be missing: code, warning and link.
 */
export function renderSms(message: CodeMessage): string {
  const words = WORDS[message.locale];
  const name = ` ${words.to} ${squeezed(message.maskedName)}`;
  const named = words.code[message.purpose];
  const rest = `. ${words.warning} ${words.link[message.purpose]} ${message.link}`;
  const wordings = [
    `${named} ${message.code}${name}${rest}`,
    `${words.shortCode} ${message.code}${name}${rest}`,
    `${named} ${message.code}${rest}`,
    `${words.shortCode} ${message.code}${rest}`,
  ];
  return wordings.find(fitsOneSegment) ?? `${words.shortCode} ${message.code}. ${words.warning} ${message.link}`;
}

/** Whether code and link always go out as one segment with links to this origin: tokens have 43 characters at most. */
export function smsFits(publicOrigin: string): boolean {
  const link = linkOf(publicOrigin, 'x'.repeat(43));
  return (['id', 'en'] as const).every((locale) =>
    fitsOneSegment(renderSms({ purpose: 'activate', locale, maskedName: '', code: '000000', link })),
  );
}
