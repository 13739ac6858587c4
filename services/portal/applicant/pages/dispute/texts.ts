import { catalogue } from '../../texts/catalogue.js';

export const disputeTexts = catalogue({
  title: { id: 'Sengketa NIK', en: 'Dispute about a NIK' },
  lead: {
    id: 'Jelaskan mengapa NIK itu milik Anda. Dua petugas memeriksa, dan pemegang pendaftaran yang lain diberi tahu. Draf Anda tidak kedaluwarsa selama itu.',
    en: 'Explain why the NIK is yours. Two members of staff look into it, and whoever holds the other registration is told. Your draft does not expire meanwhile.',
  },
  statement: { id: 'Penjelasan Anda', en: 'Your explanation' },
  statementHint: {
    id: '20 sampai 2.000 huruf. Misalnya: kapan KTP dibuat, apakah KTP pernah hilang atau dipinjam.',
    en: '20 to 2,000 characters. For example: when the KTP was made, whether it was ever lost or lent.',
  },
  send: { id: 'Ajukan sengketa', en: 'Open the dispute' },
  openTitle: { id: 'Sengketa sedang diperiksa', en: 'The dispute is being looked into' },
  open: {
    id: (time: string) => `Diajukan ${time}. Kami memberi tahu Anda begitu diputuskan.`,
    en: (time: string) => `Opened ${time}. We tell you as soon as it is decided.`,
  },
  closedTitle: { id: 'Sengketa sudah selesai', en: 'The dispute is settled' },
  closed: { id: 'Lihat hasilnya di halaman akun Anda.', en: 'See the outcome on the page of your account.' },
  toAccount: { id: 'Ke akun saya', en: 'To my account' },
  evidence: { id: 'Bukti sengketa NIK', en: 'Evidence' },
  evidenceHelp: {
    id: 'Misalnya KTP, Kartu Keluarga, atau surat keterangan Dukcapil. Paling banyak lima berkas PDF, JPG, atau PNG, masing-masing paling besar 800 KB.',
    en: 'For example KTP, family card or a letter from Dukcapil. At most five files, PDF, JPG or PNG, of at most 800 KB each.',
  },
  sentFiles: { id: 'Bukti yang sudah dikirim', en: 'Evidence that was sent' },
  file: { id: (n: number) => `Bukti ${n}`, en: (n: number) => `Evidence ${n}` },
});
