import { catalogue } from '../../texts/catalogue.js';

export const linkTexts = catalogue({
  title: { id: 'Konfirmasi kontak Anda', en: 'Confirm your contact' },
  ask: {
    id: 'Tekan Konfirmasi bila Anda sendiri yang mendaftar. Selama tombol belum ditekan, tidak ada yang berubah.',
    en: 'Press Confirm if it was you who registered. Until you press it, nothing changes.',
  },
  birthDate: { id: 'Tanggal lahir Anda', en: 'Your date of birth' },
  birthDateHint: {
    id: 'Karena Anda tidak sedang masuk di peramban ini. Seperti saat mendaftar, misalnya 31 Agustus 1995.',
    en: 'Because you are not logged in with this browser. As when registering, for example 31 August 1995.',
  },
  confirm: { id: 'Konfirmasi', en: 'Confirm' },
  triesLeft: { id: (n: number) => `Sisa percobaan: ${n}.`, en: (n: number) => `Tries left: ${n}.` },
  noTriesLeft: {
    id: 'Tautan ini tidak dapat dipakai lagi; masuk, lalu minta kode baru.',
    en: 'This link cannot be used any more; log in and ask for a new code.',
  },
  verifiedTitle: { id: 'Kontak pertama terkonfirmasi', en: 'First contact confirmed' },
  verified: {
    id: 'Terima kasih. Bila kontak kedua masih perlu dibuktikan, kode dan tautannya sedang dikirim ke sana.',
    en: 'Thank you. If your second contact still has to be proven, its code and link are on their way.',
  },
  activatedTitle: { id: 'Kontak kedua terkonfirmasi', en: 'Second contact confirmed' },
  activated: {
    id: 'Terima kasih. Akun Anda aktif, dan Anda dapat masuk dengan NIK dan kata sandi.',
    en: 'Thank you. Your account is active, and you can log in with NIK and password.',
  },
  close: {
    id: 'Anda dapat menutup halaman ini. Halaman yang menunggu di perangkat lain maju sendiri.',
    en: 'You can close this page. A page that waits on another device moves on by itself.',
  },
  goOn: { id: 'Lanjut', en: 'Continue' },
  login: { id: 'Masuk', en: 'Log in' },
  notMineTitle: { id: 'Bukan Anda yang mendaftar?', en: 'Was it not you who registered?' },
  notMineText: {
    id: 'Mungkin seseorang salah mengetik alamat. Beri tahu kami, maka tidak ada pesan lagi ke sini dari pendaftaran itu.',
    en: 'Perhaps somebody mistyped an address. Tell us, and nothing more comes here from that registration.',
  },
  notMine: { id: 'Ini bukan saya', en: 'This is not me' },
  revokedTitle: { id: 'Tautan ini tidak berlaku lagi', en: 'This link is void now' },
  revoked: {
    id: 'Terima kasih. Pendaftaran itu tidak mengirim pesan lagi ke sini, dan Anda tidak perlu melakukan apa pun.',
    en: 'Thank you. That registration sends nothing more here, and you need not do anything.',
  },
  missingTitle: { id: 'Buka tautan dari pesan Anda', en: 'Open the link from your message' },
  missing: {
    id: 'Halaman ini memerlukan tautan lengkap dari e-mail atau SMS kami. Bila halaman dimuat ulang, buka tautan itu sekali lagi. Anda juga dapat masuk dan mengetik kodenya.',
    en: 'This page needs the whole link from our e-mail or SMS. If you reloaded it, open that link once more. You can also log in and type the code.',
  },
});
