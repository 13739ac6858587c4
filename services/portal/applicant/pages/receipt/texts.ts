import { catalogue } from '../../texts/catalogue.js';

export const receiptTexts = catalogue({
  title: { id: 'Pendaftaran Anda diterima', en: 'Your registration was received' },
  thanks: {
    id: 'Simpan halaman ini, misalnya dengan tangkapan layar.',
    en: 'Keep this page, for example as a screenshot.',
  },
  number: { id: 'Nomor pendaftaran', en: 'Registration number' },
  name: { id: 'Nama', en: 'Name' },
  at: { id: 'Diterima pada', en: 'Received at' },
  period: { id: 'Periode', en: 'Period' },
  documents: { id: 'Dokumen', en: 'Documents' },
  documentCount: { id: (n: number) => `${n} dokumen diterima`, en: (n: number) => `${n} documents received` },
  nextTitle: { id: 'Langkah terakhir: verifikasi dan aktivasi', en: 'The last step: verify and activate' },
  nextText: {
    id: 'Masukkan kode yang kami kirim. Tanpa itu, pendaftaran berakhir pada batas waktunya.',
    en: 'Enter the codes that we send. Without them the registration ends at its deadline.',
  },
  enter: { id: 'Masukkan kode', en: 'Enter the code' },
  print: { id: 'Cetak', en: 'Print' },
  account: { id: 'Ke akun saya', en: 'To my account' },
});
