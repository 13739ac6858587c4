import { defineError } from '#errors';

export const noPeriod = defineError({
  code: 'no-period',
  status: 404,
  kind: 'permanent',
  title: { id: 'Belum ada periode pendaftaran', en: 'There is no registration period yet' },
  detail: { id: 'Jadwal akan diumumkan di halaman ini.', en: 'The schedule will be announced on this page.' },
});

export const periodNotOpen = defineError({
  code: 'period-not-open',
  status: 409,
  kind: 'permanent',
  title: { id: 'Pendaftaran belum dibuka', en: 'Registration is not open yet' },
  detail: { id: 'Kembali lagi pada tanggal pembukaan.', en: 'Come back on the opening day.' },
});

export const periodClosed = defineError({
  code: 'period-closed',
  status: 409,
  kind: 'permanent',
  title: { id: 'Pendaftaran sudah ditutup', en: 'Registration is closed' },
  detail: { id: 'Lihat pengumuman untuk jadwal selanjutnya.', en: 'See the announcements for what comes next.' },
});

export const periodInvalid = defineError({
  code: 'period-invalid',
  status: 400,
  kind: 'permanent',
  title: { id: 'Periode tidak dapat dipakai', en: 'The period cannot be used' },
  detail: {
    id: 'Beri nama, waktu tutup setelah waktu buka, perpanjangan setelah waktu tutup, dan batas waktu 1–8760 jam.',
    en: 'Give it a name, let it close after it opens and be extended to after that, with windows of 1 to 8760 hours.',
  },
});
