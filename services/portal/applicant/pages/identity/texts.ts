import { catalogue } from '../../texts/catalogue.js';

export const identityTexts = catalogue({
  title: { id: 'Siapa Anda?', en: 'Who are you?' },
  nik: { id: 'NIK', en: 'NIK' },
  nikHint: {
    id: '16 angka di KTP, misalnya 3171\u00a00155\u00a00895\u00a00001',
    en: '16 digits on the KTP, for example 3171\u00a00155\u00a00895\u00a00001',
  },
  kk: { id: 'Nomor Kartu Keluarga', en: 'Number of the Kartu Keluarga' },
  kkHint: { id: '16 angka di bagian atas Kartu Keluarga', en: '16 digits at the top of the Kartu Keluarga' },
  name: { id: 'Nama lengkap', en: 'Full name' },
  nameHint: {
    id: 'Seperti di KTP, tanpa gelar. Satu kata juga boleh. Misalnya Siti Nur’aini',
    en: 'As on the KTP, without titles. One word is fine. For example Siti Nur’aini',
  },
  why: {
    id: 'NIK memastikan satu orang mendaftar satu kali. NIK Anda tidak pernah ditampilkan kepada pendaftar lain dan tidak disimpan di perangkat ini.',
    en: 'The NIK makes sure that one person registers once. Yours is never shown to other applicants and is not kept on this device.',
  },
});
