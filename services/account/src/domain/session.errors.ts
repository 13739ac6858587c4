import { defineError } from '#errors';

/** One answer for an unknown name and for a wrong password: nobody learns which of the two it was. */
export const wrongCredentials = defineError({
  code: 'wrong-credentials',
  status: 401,
  kind: 'permanent',
  title: { id: 'Nomor atau kata sandi tidak cocok', en: 'The number or the password does not match' },
  detail: {
    id: 'Periksa keduanya lalu coba lagi. Masuk dengan NIK dapat dilakukan setelah kontak pertama terverifikasi.',
    en: 'Check both and try again. Logging in with the NIK works once the first contact is verified.',
  },
});

/** More passwords wait for their turn than can be worked off in good time. */
export const tooBusy = defineError({
  code: 'too-busy',
  status: 503,
  kind: 'retryable',
  title: { id: 'Sedang sangat ramai', en: 'It is very busy right now' },
  detail: { id: 'Tunggu beberapa detik, lalu coba lagi.', en: 'Wait a few seconds, then try again.' },
});
