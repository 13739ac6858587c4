import { defineError } from '#errors';

export const notStartedHere = defineError({
  code: 'not-started-here',
  status: 403,
  kind: 'permanent',
  title: { id: 'Permintaan ini tidak dimulai di peramban ini', en: 'This was not started in this browser' },
  detail: {
    id: 'Kode hanya berlaku di peramban tempat Anda memintanya, selama 30 menit. Mulai lagi dari awal di sini.',
    en: 'A code is good only in the browser that asked for it, for 30 minutes. Start again here.',
  },
});

export const startAgain = defineError({
  code: 'start-again',
  status: 409,
  kind: 'permanent',
  title: { id: 'Waktu untuk permintaan ini sudah habis', en: 'The time for this request is over' },
  detail: {
    id: 'Mulai lagi dari awal. Kode lama tidak dapat dipakai lagi.',
    en: 'Start again from the beginning. The old code cannot be used any more.',
  },
});
