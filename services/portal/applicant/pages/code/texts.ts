import { catalogue } from '../../texts/catalogue.js';

export const codePageTexts = catalogue({
  titleVerify: { id: 'Verifikasi: masukkan kode', en: 'Verification: enter the code' },
  titleActivate: { id: 'Aktivasi: masukkan kode', en: 'Activation: enter the code' },
  titlePreparing: { id: 'Kode sedang disiapkan', en: 'The code is being prepared' },
  titleDone: { id: 'Akun Anda aktif', en: 'Your account is active' },
  titleNone: { id: 'Tidak ada kode yang ditunggu', en: 'No code is awaited' },
  preparing: {
    id: 'Pendaftaran Anda sudah diterima. Kode pertama keluar dalam beberapa detik; halaman ini maju sendiri.',
    en: 'Your registration was received. The first code goes out within seconds; this page moves on by itself.',
  },
  firstDone: {
    id: 'Kontak pertama sudah terbukti. Sekarang buktikan kontak kedua untuk mengaktifkan akun.',
    en: 'Your first contact is proven. Now prove the second one to activate the account.',
  },
  betweenTitle: { id: 'Kontak pertama terbukti', en: 'First contact proven' },
  between: {
    id: 'Kode untuk kontak kedua sedang dikirim; halaman ini maju sendiri.',
    en: 'The code for your second contact is on its way; this page moves on by itself.',
  },
  done: {
    id: 'Kedua kontak terbukti dan pendaftaran Anda selesai. Anda dapat masuk dengan NIK dan kata sandi.',
    en: 'Both contacts are proven and your registration is complete. You can log in with NIK and password.',
  },
  toAccount: { id: 'Ke akun saya', en: 'To my account' },
  draft: { id: 'Kode dikirim setelah Anda menekan Daftar.', en: 'A code is sent once you press Register.' },
  toDraft: { id: 'Lanjutkan draf', en: 'Go on with the draft' },
  over: {
    id: 'Pendaftaran ini tidak menunggu kode. Lihat status dan langkah berikutnya di akun Anda.',
    en: 'This registration awaits no code. See its status and what to do next in your account.',
  },
  lapsed: {
    id: 'Batas waktu untuk membuktikan kontak ini sudah lewat.',
    en: 'The time to prove this contact is over.',
  },
});
