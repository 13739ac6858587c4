import { catalogue } from '../../texts/catalogue.js';

export const loginTexts = catalogue({
  title: { id: 'Masuk', en: 'Log in' },
  first: {
    id: 'Masuk dahulu, lalu Anda kembali ke halaman tadi.',
    en: 'Log in first; then you are back where you were.',
  },
  asideTitle: { id: 'Belum punya akun?', en: 'No account yet?' },
  asideNumber: {
    id: 'Nomor pendaftaran Anda ada di halaman dokumen dan di tanda terima.',
    en: 'Your registration number stands on the page of documents and on the receipt.',
  },
  register: { id: 'Mulai mendaftar', en: 'Start registering' },
});
