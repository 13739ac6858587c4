import { catalogue } from '../../texts/catalogue.js';

export const notFoundTexts = catalogue({
  title: { id: 'Halaman tidak ditemukan', en: 'Page not found' },
  text: {
    id: 'Alamat ini tidak ada. Mungkin salah ketik, atau halamannya sudah pindah. Pendaftaran Anda tidak terpengaruh.',
    en: 'There is no page at this address. It may be mistyped, or the page has moved. Your registration is not affected.',
  },
  home: { id: 'Ke halaman awal', en: 'To the start page' },
  help: { id: 'Bantuan', en: 'Help' },
});
