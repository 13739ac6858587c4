import { catalogue } from '../../texts/catalogue.js';

export const documentsPageTexts = catalogue({
  title: { id: 'Unggah dokumen', en: 'Upload your documents' },
  count: {
    id: (there: number, all: number) => `${there} dari ${all} dokumen wajib sudah ada`,
    en: (there: number, all: number) => `${there} of ${all} mandatory documents are there`,
  },
  next: { id: 'Lanjut ke periksa', en: 'Go on to checking' },
  stillMissing: {
    id: (label: string) => `${label}: unggah dokumen ini`,
    en: (label: string) => `${label}: upload this document`,
  },
  stillSending: {
    id: 'Tunggu sampai semua pengiriman selesai, lalu lanjutkan.',
    en: 'Wait until everything is sent, then go on.',
  },
  numberTitle: {
    id: 'Data diri tersimpan. Catat nomor pendaftaran Anda:',
    en: 'Your data is saved. Keep your registration number:',
  },
  numberText: {
    id: 'Dengan nomor ini dan kata sandi, Anda dapat melanjutkan di perangkat mana pun. Anda belum terdaftar sampai menekan Daftar.',
    en: 'With this number and your password you can go on with any device. You are not registered until you press Register.',
  },
  expires: {
    id: (time: string) => `Draf disimpan sampai ${time}.`,
    en: (time: string) => `The draft is kept until ${time}.`,
  },
  tipsTitle: { id: 'Agar terbaca', en: 'So that it can be read' },
  tip1: {
    id: 'Letakkan dokumen di tempat terang, tanpa bayangan.',
    en: 'Put the document in bright light, without shadows.',
  },
  tip2: { id: 'Seluruh tepinya terlihat; tulisannya tajam.', en: 'All edges show; the writing is sharp.' },
  tip3: {
    id: 'Foto yang terlalu besar kami kecilkan di perangkat Anda. Beberapa foto halaman kami jadikan satu PDF.',
    en: 'A photo that is too large is made smaller on your device. Several photos of pages become one PDF.',
  },
});
