import { catalogue } from '../../texts/catalogue.js';

export const resetTexts = catalogue({
  title: { id: 'Atur ulang kata sandi', en: 'Reset your password' },
  lead: {
    id: 'Kami mengirim kode ke kontak Anda yang sudah terbukti. Kode dimasukkan di peramban ini juga.',
    en: 'We send a code to a contact of yours that is proven. Enter it in this same browser.',
  },
  nik: { id: 'NIK', en: 'NIK' },
  nikHint: { id: '16 angka di KTP', en: '16 digits on the KTP' },
  channel: { id: 'Kirim kode lewat', en: 'Send the code by' },
  email: { id: 'E-mail', en: 'E-mail' },
  sms: { id: 'SMS', en: 'SMS' },
  ask: { id: 'Kirim kode', en: 'Send the code' },
  draft: {
    id: 'Masih draf, atau kontak pertama belum terbukti? Kata sandinya tidak dapat diatur ulang; mendaftarlah dari awal.',
    en: 'Still a draft, or no contact proven yet? Its password cannot be reset; please register anew.',
  },
  both: {
    id: 'E-mail dan nomor ponsel keduanya tidak dapat dipakai lagi? Baca caranya di <a>halaman bantuan</a>.',
    en: 'Can you use neither e-mail nor phone any more? Read what to do on the <a>help page</a>.',
  },
  codeTitle: { id: 'Masukkan kode', en: 'Enter the code' },
  sentEmail: {
    id: 'Bila NIK itu terdaftar dan e-mailnya sudah terbukti, kode 6 angka sedang dikirim ke sana.',
    en: 'If that NIK is registered and its e-mail is proven, a 6-digit code is on its way there.',
  },
  sentSms: {
    id: 'Bila NIK itu terdaftar dan nomor ponselnya sudah terbukti, kode 6 angka sedang dikirim ke sana.',
    en: 'If that NIK is registered and its phone is proven, a 6-digit code is on its way there.',
  },
  another: {
    id: 'Kode itu benar. Karena kontak ini dipakai beberapa orang, masukkan juga kode yang dikirim ke kontak Anda yang lain.',
    en: 'That code is right. Because several people share this contact, enter the code that went to your other contact too.',
  },
  startOver: { id: 'Mulai lagi dengan NIK atau cara lain', en: 'Start again with another NIK or way' },
  passwordTitle: { id: 'Pilih kata sandi baru', en: 'Choose a new password' },
  password: { id: 'Kata sandi baru', en: 'New password' },
  passwordHint: {
    id: 'Paling sedikit 12 karakter. Beberapa kata yang mudah diingat paling baik.',
    en: 'At least 12 characters. A few words that are easy to remember are best.',
  },
  save: { id: 'Simpan kata sandi', en: 'Save the password' },
  doneTitle: { id: 'Kata sandi sudah diganti', en: 'The password was changed' },
  done: {
    id: 'Semua perangkat dikeluarkan dan kontak Anda diberi tahu. Selama 24 jam, kontak tidak dapat diganti dan pendaftaran tidak dapat ditarik.',
    en: 'Every device was logged out and your contacts were told. For 24 hours contacts cannot be changed and the registration cannot be withdrawn.',
  },
  login: { id: 'Masuk', en: 'Log in' },
});
