import { defineError } from '#errors';

// These are mistakes of the program or of an operator; an applicant never reads their texts.
const ours = { id: 'Terjadi kesalahan di pihak kami', en: 'Something went wrong on our side' };

export const transactionMissing = defineError({
  code: 'outbox-needs-transaction',
  status: 500,
  kind: 'permanent',
  title: ours,
  detail: {
    id: 'Peristiwa hanya ditambahkan di dalam transaksi perubahannya.',
    en: 'Events are added only inside the transaction of their change.',
  },
});

export const secondKey = defineError({
  code: 'outbox-second-key',
  status: 500,
  kind: 'permanent',
  title: ours,
  detail: { id: 'Satu transaksi hanya menyentuh satu kunci per topik.', en: 'A transaction touches one key a topic.' },
});

export const violatesContract = defineError({
  code: 'event-violates-contract',
  status: 500,
  kind: 'permanent',
  title: ours,
  detail: {
    id: 'Isi peristiwa tidak sesuai dengan kontraknya.',
    en: 'The content of the event does not fit its contract.',
  },
});

export const eventTooLarge = defineError({
  code: 'event-too-large',
  status: 500,
  kind: 'permanent',
  title: ours,
  detail: { id: 'Peristiwa lebih besar daripada yang diterima Kafka.', en: 'The event is larger than Kafka takes.' },
});

export const deadLetterNotFound = defineError({
  code: 'dead-letter-not-found',
  status: 404,
  kind: 'permanent',
  title: { id: 'Pesan gagal ini tidak ada', en: 'There is no such dead letter' },
  detail: {
    id: 'Mungkin sudah diputar ulang atau diabaikan. Muat ulang daftarnya.',
    en: 'It may have been replayed or dismissed. Reload the list.',
  },
});

export const setAsideNotFound = defineError({
  code: 'set-aside-not-found',
  status: 404,
  kind: 'permanent',
  title: { id: 'Tidak ada yang disisihkan untuk kunci ini', en: 'Nothing is set aside for this key' },
  detail: { id: 'Mungkin sudah dilepaskan. Muat ulang daftarnya.', en: 'It may have been released. Reload the list.' },
});
