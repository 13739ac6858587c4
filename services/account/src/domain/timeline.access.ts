import type { EntryTexts } from './timeline.texts.js';

/** The words of what was done about the password and the proven contacts. */
export const accessTexts = {
  'contact-change-begun': {
    title: { id: 'Penggantian kontak dimulai', en: 'A change of contact was begun' },
    detail: {
      id: 'Kontak {channel} akan diganti setelah dua kode dimasukkan: satu dari kontak yang sekarang, satu dari yang baru.',
      en: 'The {channel} contact is to be replaced once two codes were entered: one from a present contact, one from the new one.',
    },
    next: {
      id: 'Bila bukan Anda yang memulainya, segera ganti kata sandi.',
      en: 'If it was not you who began it, change your password at once.',
    },
  },
  'contact-replaced': {
    title: { id: 'Kontak diganti', en: 'Contact replaced' },
    detail: {
      id: 'Kontak {channel} sudah diganti dengan yang baru dan terverifikasi.',
      en: 'The {channel} contact was replaced by a new one, which is verified.',
    },
  },
  'password-changed': {
    title: { id: 'Kata sandi diganti', en: 'Password changed' },
    detail: {
      id: 'Kata sandi diganti, dan perangkat lain sudah dikeluarkan.',
      en: 'The password was changed, and other devices were logged out.',
    },
  },
  'password-reset': {
    title: { id: 'Kata sandi diatur ulang', en: 'Password reset' },
    detail: {
      id: 'Kata sandi diatur ulang dengan kode, dan semua perangkat sudah dikeluarkan. Selama 24 jam kontak tidak dapat diganti.',
      en: 'The password was reset with a code, and every device was logged out. For 24 hours contacts cannot be changed.',
    },
  },
} as const satisfies Record<string, EntryTexts>;
