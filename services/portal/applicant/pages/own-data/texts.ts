import { catalogue } from '../../texts/catalogue.js';

export const ownDataTexts = catalogue({
  title: { id: 'Data saya', en: 'My data' },
  exportTitle: { id: 'Unduh semua data saya', en: 'Download everything about me' },
  exportText: {
    id: 'Satu berkas JSON berisi semua yang kami simpan tentang Anda: data diri, kontak, persetujuan, riwayat, dan catatan siapa melakukan apa. Dokumen dilihat di halaman dokumen.',
    en: 'One JSON file with everything that we keep about you: your data, contacts, consents, history, and who did what. Documents are on the page of documents.',
  },
  export: { id: 'Unduh data', en: 'Download' },
  exported: { id: 'Berkas sudah diunduh.', en: 'The file was downloaded.' },
  withdrawTitle: { id: 'Tarik pendaftaran', en: 'Withdraw the registration' },
  withdrawText: {
    id: 'Pendaftaran berakhir untuk selamanya, NIK Anda bebas lagi, dan data Anda dihapus beberapa hari kemudian. Ini tidak dapat dibatalkan.',
    en: 'The registration ends for good, your NIK is free again, and your data is erased some days later. This cannot be undone.',
  },
  withdraw: { id: 'Tarik pendaftaran…', en: 'Withdraw…' },
  password: { id: 'Kata sandi', en: 'Password' },
  sureTitle: { id: 'Benar-benar menarik pendaftaran?', en: 'Really withdraw the registration?' },
  sure: { id: 'Ya, tarik pendaftaran saya', en: 'Yes, withdraw my registration' },
  keep: { id: 'Tidak, biarkan', en: 'No, keep it' },
  withdrawnTitle: { id: 'Pendaftaran sudah ditarik', en: 'The registration was withdrawn' },
  withdrawn: {
    id: 'Selama periode dibuka, Anda dapat mendaftar lagi.',
    en: 'While the period is open you can register again.',
  },
});
