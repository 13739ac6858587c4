import { catalogue } from '../../texts/catalogue.js';

export const passwordTexts = catalogue({
  title: { id: 'Kata sandi dan persetujuan', en: 'Password and consent' },
  password: { id: 'Kata sandi', en: 'Password' },
  passwordHint: {
    id: 'Paling sedikit 12 karakter. Beberapa kata yang mudah diingat paling baik, misalnya empat kata yang tidak berkaitan.',
    en: 'At least 12 characters. A few words that are easy to remember are best, for example four that have nothing to do with each other.',
  },
  consent: { id: 'Persetujuan data', en: 'Consent to the use of data' },
  consentText: {
    id: 'Saya sudah membaca <a>pemberitahuan privasi</a> dan setuju data saya dipakai untuk seleksi ini.',
    en: 'I have read the <a>privacy notice</a> and agree that my data is used for this selection.',
  },
  swafoto: { id: 'Persetujuan swafoto', en: 'Consent to the selfie' },
  swafotoHint: {
    id: 'Wajah termasuk data biometrik, jadi kami bertanya tersendiri. Anda dapat menyetujuinya nanti saat mengunggah swafoto.',
    en: 'A face is biometric data, so we ask apart. You can also agree later, when you upload the selfie.',
  },
  swafotoText: {
    id: 'Saya setuju swafoto saya dipakai panitia untuk mencocokkan wajah dengan KTP.',
    en: 'I agree that the committee uses my selfie to compare my face with the KTP.',
  },
  why: {
    id: 'Dengan kata sandi Anda melanjutkan draf di perangkat lain dan masuk ke akun. Kami tidak menyimpannya dalam bentuk yang dapat dibaca, dan petugas tidak pernah menanyakannya.',
    en: 'With the password you take up the draft on another device and log in. We do not keep it in readable form, and no official ever asks for it.',
  },
});
