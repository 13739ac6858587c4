import { defineError } from '#errors';

export const contactAlreadyProven = defineError({
  code: 'contact-already-proven',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kontak ini sudah terverifikasi', en: 'This contact is verified already' },
  detail: {
    id: 'Kontak yang sudah terverifikasi tidak dapat diperbaiki di sini.',
    en: 'A verified contact cannot be corrected here.',
  },
});

export const contactNotAwaited = defineError({
  code: 'contact-not-awaited',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kontak ini tidak sedang diverifikasi', en: 'This contact is not being verified' },
  detail: {
    id: 'Sebelum menekan Daftar, ubah kontak di data diri. Setelah akun aktif, kontak tidak diperbaiki di sini.',
    en: 'Before pressing Daftar, change it in your data. After the account is active, it is not corrected here.',
  },
});

export const correctionLimit = defineError({
  code: 'correction-limit',
  status: 429,
  kind: 'permanent',
  title: { id: 'Kontak sudah terlalu sering diperbaiki hari ini', en: 'Contacts were corrected too often today' },
  detail: {
    id: 'Periksa kontak yang terakhir dikirim. Anda dapat memperbaikinya lagi setelah pukul 00.00 WIB.',
    en: 'Check the last one that you gave. You can correct it again after 00:00 WIB.',
  },
});
