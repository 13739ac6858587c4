import { catalogue } from '../../texts/catalogue.js';

export const changeContactTexts = catalogue({
  title: { id: 'Perbaiki atau ganti kontak', en: 'Correct or change a contact' },
  email: { id: 'E-mail', en: 'E-mail' },
  sms: { id: 'Nomor ponsel', en: 'Mobile number' },
  proven: { id: 'Terbukti', en: 'Proven' },
  unproven: { id: 'Belum terbukti', en: 'Not proven yet' },
  correct: { id: 'Perbaiki', en: 'Correct' },
  replace: { id: 'Ganti', en: 'Change' },
  correctText: {
    id: 'Kontak ini belum terbukti, jadi cukup diperbaiki. Kontak lama tidak menerima pesan lagi, dan kode baru dikirim ke yang benar.',
    en: 'This contact is not proven yet, so it is simply corrected. The old one gets no more messages, and a new code goes to the right one.',
  },
  replaceText: {
    id: 'Kontak ini sudah terbukti. Kami minta kata sandi, lalu kode dari kontak yang sekarang, lalu kode dari yang baru.',
    en: 'This contact is proven. We ask for your password, then for a code from a present contact, then for one from the new contact.',
  },
  newEmail: { id: 'Alamat e-mail yang benar', en: 'The right e-mail address' },
  newSms: { id: 'Nomor ponsel yang benar', en: 'The right mobile number' },
  emailHint: { id: 'Misalnya nama@contoh.id', en: 'For example name@example.id' },
  smsHint: { id: 'Misalnya 0812\u00a03456\u00a07890', en: 'For example 0812\u00a03456\u00a07890' },
  password: { id: 'Kata sandi', en: 'Password' },
  save: { id: 'Simpan dan kirim kode', en: 'Save and send a code' },
  goOn: { id: 'Lanjut', en: 'Continue' },
  cancel: { id: 'Batal', en: 'Cancel' },
  firstCode: { id: 'Kode dari kontak yang sekarang', en: 'The code from a present contact' },
  secondCode: { id: 'Kode dari kontak yang baru', en: 'The code from the new contact' },
  corrected: {
    id: 'Kontak sudah diperbaiki. Kode baru sedang dikirim ke sana.',
    en: 'The contact was corrected. A new code is on its way there.',
  },
  changed: {
    id: 'Kontak sudah diganti dan terbukti. Kontak lama dan lainnya diberi tahu.',
    en: 'The contact was changed and proven. The old one and the other one were told.',
  },
  toCode: { id: 'Masukkan kode', en: 'Enter the code' },
  draft: {
    id: 'Pendaftaran masih draf: ubah kontak di data diri.',
    en: 'This is still a draft: change the contact in your data.',
  },
  toData: { id: 'Ubah di data diri', en: 'Change it in my data' },
  ended: {
    id: 'Pendaftaran ini sudah berakhir; kontaknya tidak dapat diubah lagi.',
    en: 'This registration has ended; its contacts cannot be changed any more.',
  },
  lostBoth: {
    id: 'E-mail dan nomor ponsel keduanya hilang? Baca caranya di <a>halaman bantuan</a>.',
    en: 'Have you lost both e-mail and phone? Read what to do on the <a>help page</a>.',
  },
});
