import { defineError } from '#errors';

export const nothingToDispute = defineError({
  code: 'nothing-to-dispute',
  status: 409,
  kind: 'permanent',
  title: { id: 'Tidak ada yang perlu disengketakan', en: 'There is nothing to dispute' },
  detail: {
    id: 'Sengketa dapat diajukan setelah Daftar ditekan dan NIK ternyata dipakai pendaftaran lain. Tekan Daftar lagi untuk memeriksanya.',
    en: 'A dispute can be opened once Daftar was pressed and another registration turned out to hold the NIK. Press Daftar again to see.',
  },
});

export const disputeExists = defineError({
  code: 'dispute-exists',
  status: 409,
  kind: 'permanent',
  title: { id: 'Sengketa sudah diajukan', en: 'The dispute was opened already' },
  detail: {
    id: 'Lihat keadaannya di halaman pendaftaran; bantuan akan menghubungi Anda.',
    en: 'See how it stands on the page of your registration; the helpdesk will contact you.',
  },
});

export const noDispute = defineError({
  code: 'no-dispute',
  status: 404,
  kind: 'permanent',
  title: { id: 'Tidak ada sengketa', en: 'There is no dispute' },
  detail: {
    id: 'Pendaftaran ini belum mengajukan sengketa.',
    en: 'This registration has not opened a dispute.',
  },
});
