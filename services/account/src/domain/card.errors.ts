import { defineError } from '#errors';

export const notActiveYet = defineError({
  code: 'not-active-yet',
  status: 409,
  kind: 'permanent',
  title: { id: 'Akun belum aktif', en: 'The account is not active yet' },
  detail: {
    id: 'Kartu Informasi Akun tersedia setelah verifikasi dan aktivasi selesai. Masukkan dahulu kode yang kami kirim.',
    en: 'The account card is there once verification and activation are done. Enter the codes that we sent first.',
  },
});
