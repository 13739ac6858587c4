import { catalogue } from '../../texts/catalogue.js';

export const contactsTexts = catalogue({
  title: { id: 'Ke mana kode kami kirim?', en: 'Where do we send your codes?' },
  email: { id: 'Alamat e-mail', en: 'E-mail address' },
  emailHint: {
    id: 'Yang sering Anda buka, misalnya nama@contoh.id',
    en: 'One that you often read, for example name@example.id',
  },
  phone: { id: 'Nomor ponsel', en: 'Mobile number' },
  phoneHint: {
    id: 'Dapat menerima SMS, misalnya 0812\u00a03456\u00a07890',
    en: 'It can receive SMS, for example 0812\u00a03456\u00a07890',
  },
  present: {
    id: (masked: string) => `Yang tersimpan sekarang: ${masked}. Tulis alamat atau nomor lengkap yang benar.`,
    en: (masked: string) => `Saved now: ${masked}. Write the whole, right address or number.`,
  },
  why: {
    id: 'Setelah Anda menekan Daftar, kami mengirim kode untuk membuktikan bahwa keduanya milik Anda dan berfungsi. Keduanya juga dipakai bila Anda lupa kata sandi.',
    en: 'After you press Register we send codes, to prove that both are yours and work. They are also used when you forget your password.',
  },
});
