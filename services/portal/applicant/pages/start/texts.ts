import { catalogue } from '../../texts/catalogue.js';

export const startTexts = catalogue({
  title: { id: 'Mulai mendaftar', en: 'Start registering' },
  lead: {
    id: 'Perlu sekitar 15 menit. Siapkan ini di dekat Anda:',
    en: 'It takes about 15 minutes. Have these at hand:',
  },
  cards: { id: 'KTP dan Kartu Keluarga', en: 'Your KTP and Kartu Keluarga' },
  reachable: {
    id: 'Ponsel dan kotak masuk e-mail Anda sendiri, untuk menerima kode',
    en: 'Your own phone and e-mail inbox, to receive codes',
  },
  documents: { id: (list: string) => `Dokumen: ${list}`, en: (list: string) => `Documents: ${list}` },
  photos: {
    id: 'Dokumen boleh difoto dengan ponsel. Yang terlalu besar kami kecilkan di ponsel Anda sebelum dikirim.',
    en: 'Documents may be photographed with your phone. What is too large is made smaller on your phone before it is sent.',
  },
  privacy: {
    id: 'Kami hanya memakai data Anda untuk seleksi ini: <a>pemberitahuan privasi</a>.',
    en: 'We use your data for this selection alone: <a>privacy notice</a>.',
  },
  begin: { id: 'Mulai', en: 'Begin' },
  login: { id: 'Saya sudah punya draf: masuk', en: 'I have a draft: log in' },
  draft: {
    id: 'Tidak harus selesai sekaligus. Setelah data diri disimpan, Anda mendapat nomor pendaftaran; dengan nomor itu dan kata sandi, draf dapat dilanjutkan di perangkat mana pun.',
    en: 'You need not finish in one go. Once your data is saved you get a registration number; with it and your password the draft can be taken up on any device.',
  },
});
