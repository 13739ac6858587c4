import { catalogue } from '../texts/catalogue.js';

export const sessionTexts = catalogue({
  endsTitle: { id: 'Sesi Anda segera berakhir', en: 'Your session ends soon' },
  endsIdle: {
    id: 'Demi keamanan, sesi yang lama tidak dipakai ditutup. Waktu tersisa:',
    en: 'For your safety, a session that is not used is closed. Time left:',
  },
  endsFinal: {
    id: 'Demi keamanan, setiap sesi berlangsung paling lama tujuh hari. Waktu tersisa:',
    en: 'For your safety, a session lasts seven days at most. Time left:',
  },
  nothingLost: { id: 'Isian di halaman ini tidak hilang.', en: 'What you typed on this page is not lost.' },
  stay: { id: 'Tetap masuk', en: 'Stay logged in' },
  loginAgain: { id: 'Masuk lagi', en: 'Log in again' },
  overTitle: { id: 'Masuk lagi untuk melanjutkan', en: 'Log in again to go on' },
  overText: { id: 'Sesi Anda sudah berakhir.', en: 'Your session has ended.' },
  sameField: {
    id: 'Setelah masuk, Anda kembali ke isian yang sama; tidak ada yang hilang.',
    en: 'Once logged in you are back at the same field; nothing is lost.',
  },
  laterTitle: { id: 'Sesi Anda sudah berakhir', en: 'Your session has ended' },
  laterText: {
    id: 'Isian di halaman ini tetap ada. Masuk lagi sebelum mengirimnya.',
    en: 'What you typed on this page is still here. Log in again before you send it.',
  },
  name: { id: 'NIK atau nomor pendaftaran', en: 'NIK or registration number' },
  nameHint: {
    id: 'NIK dapat dipakai setelah kontak pertama terverifikasi. Sebelum itu, pakai nomor pendaftaran seperti 7K3Q\u2011M2XW\u2011D9TB.',
    en: 'The NIK works once the first contact is verified. Before that, use the registration number, like 7K3Q\u2011M2XW\u2011D9TB.',
  },
  password: { id: 'Kata sandi', en: 'Password' },
  login: { id: 'Masuk', en: 'Log in' },
  forgotten: { id: 'Lupa kata sandi?', en: 'Forgotten your password?' },
  later: { id: 'Nanti saja', en: 'Not now' },
});
