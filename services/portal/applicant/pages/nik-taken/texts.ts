import { catalogue } from '../../texts/catalogue.js';

export const nikTakenTexts = catalogue({
  title: { id: 'NIK ini sudah terdaftar', en: 'This NIK is registered already' },
  lead: {
    id: 'Pendaftaran lain dengan NIK ini sudah terverifikasi. Isian Anda tidak hilang: drafnya masih tersimpan. Pilih yang sesuai:',
    en: 'Another registration with this NIK is verified. What you filled in is not lost: your draft is still saved. Choose what fits:',
  },
  mineTitle: { id: 'Itu pendaftaran saya', en: 'That registration is mine' },
  mine: {
    id: 'Masuk dengan NIK dan kata sandi yang dahulu. Draf yang sekarang tidak diperlukan lagi.',
    en: 'Log in with your NIK and the password of that time. The present draft is not needed any more.',
  },
  login: { id: 'Masuk dengan NIK', en: 'Log in with the NIK' },
  forgottenTitle: { id: 'Itu milik saya, tetapi saya lupa kata sandinya', en: 'It is mine, but I forgot the password' },
  forgotten: {
    id: 'Kami kirim kode ke kontak yang dahulu dibuktikan.',
    en: 'We send a code to a contact that was proven then.',
  },
  reset: { id: 'Atur ulang kata sandi', en: 'Reset the password' },
  notMineTitle: { id: 'Saya belum pernah mendaftar', en: 'I never registered' },
  notMine: {
    id: 'Periksa dahulu NIK Anda di KTP. Bila benar, ajukan sengketa dengan bukti; petugas memeriksanya, dan draf Anda tidak kedaluwarsa selama itu.',
    en: 'First compare the NIK with your KTP. If it is right, open a dispute with evidence; staff look into it, and your draft does not expire meanwhile.',
  },
  checkNik: { id: 'Periksa NIK di data diri', en: 'Check the NIK in my data' },
  dispute: { id: 'Ajukan sengketa', en: 'Open a dispute' },
});
