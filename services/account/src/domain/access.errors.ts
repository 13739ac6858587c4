import { defineError } from '#errors';

/** The same for names that exist and names that do not. */
export const loginThrottled = defineError({
  code: 'login-throttled',
  status: 429,
  kind: 'retryable',
  title: { id: 'Terlalu banyak percobaan yang salah', en: 'Too many wrong tries' },
  detail: {
    id: 'Tunggu sebentar, lalu coba lagi. Bila lupa kata sandi, atur ulang. Perangkat yang pernah dipakai masuk tidak ikut menunggu.',
    en: 'Wait a little, then try again. If you forgot the password, reset it. A device that logged in before does not have to wait.',
  },
});

export const passwordWrong = defineError({
  code: 'password-wrong',
  status: 403,
  kind: 'permanent',
  title: { id: 'Kata sandi tidak cocok', en: 'The password does not match' },
  detail: {
    id: 'Ketik lagi kata sandi yang sekarang. Bila lupa, keluar lalu atur ulang kata sandi.',
    en: 'Type your present password again. If you forgot it, log out and reset it.',
  },
});

export const sessionUnknown = defineError({
  code: 'session-unknown',
  status: 404,
  kind: 'permanent',
  title: { id: 'Sesi tidak ditemukan', en: 'The session was not found' },
  detail: { id: 'Muat ulang daftar sesi.', en: 'Load the list of sessions again.' },
});

/** One answer for everything that lacks, so that nobody learns what it was. */
export const resetNotProven = defineError({
  code: 'reset-not-proven',
  status: 403,
  kind: 'permanent',
  title: { id: 'Kata sandi belum dapat diatur ulang', en: 'The password cannot be reset yet' },
  detail: {
    id: 'Masukkan kode di peramban yang sama dengan tempat Anda memintanya, paling lama 30 menit. Bila sudah lewat, minta kode lagi.',
    en: 'Enter the code in the same browser in which you asked for it, within 30 minutes. If that is over, ask for a new code.',
  },
});

export const changeNotProven = defineError({
  code: 'change-not-proven',
  status: 403,
  kind: 'permanent',
  title: { id: 'Perubahan kontak belum terbukti', en: 'The change of the contact is not proven yet' },
  detail: {
    id: 'Masukkan kode di peramban yang sama, paling lama 30 menit. Bila sudah lewat, mulai lagi perubahannya.',
    en: 'Enter the code in the same browser, within 30 minutes. If that is over, begin the change again.',
  },
});

export const contactNotProven = defineError({
  code: 'contact-not-proven',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kontak ini belum terverifikasi', en: 'This contact is not verified yet' },
  detail: {
    id: 'Kontak yang belum terverifikasi cukup diperbaiki; kode baru dikirim ke sana.',
    en: 'A contact that is not verified yet is simply corrected; a new code goes there.',
  },
});
