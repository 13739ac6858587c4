import { catalogue } from '../texts/catalogue.js';

export const problemTexts = catalogue({
  noAnswer: { id: 'Sambungan terputus', en: 'The connection is lost' },
  noAnswerDetail: {
    id: 'Kami tidak mendapat jawaban. Periksa sambungan internet Anda; yang sudah Anda isi tetap ada di halaman ini.',
    en: 'No answer came. Check your internet connection; what you typed is still on this page.',
  },
  broken: { id: 'Terjadi kesalahan di pihak kami', en: 'Something went wrong on our side' },
  brokenDetail: {
    id: 'Coba lagi sebentar lagi. Yang sudah kami terima tetap aman.',
    en: 'Try again in a moment. What we have received is safe.',
  },
});
