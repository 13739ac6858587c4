import { defineError } from '#errors';

export const proofOfWorkNeeded = defineError({
  code: 'proof-of-work-needed',
  status: 428,
  kind: 'permanent',
  title: { id: 'Perlu hitungan singkat dahulu', en: 'A short calculation is needed first' },
  detail: {
    id: 'Peramban mengerjakannya sendiri dalam beberapa detik: muat ulang halaman, lalu coba lagi. Bagi program: ambil tantangan di /api/v1/proof-of-work dan kirim jawabannya dalam X-Proof-Of-Work.',
    en: 'The browser does it by itself in a few seconds: reload the page, then try again. For programs: get a challenge at /api/v1/proof-of-work and send its solution in X-Proof-Of-Work.',
  },
});

/** Comes with `reason`: wrong, expired or used. */
export const proofOfWorkWrong = defineError({
  code: 'proof-of-work-wrong',
  status: 422,
  kind: 'permanent',
  title: { id: 'Hitungan itu tidak berlaku', en: 'That calculation is not valid' },
  detail: {
    id: 'Hitungannya keliru, lewat waktu, atau sudah dipakai. Coba lagi: hitungan baru dibuat untuk setiap pengiriman. Data Anda tidak berubah.',
    en: 'The calculation is wrong, too old, or was used before. Try again: each sending needs a new one. Nothing of yours was changed.',
  },
});
