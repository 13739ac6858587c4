import { catalogue } from '../../texts/catalogue.js';

export const birthTexts = catalogue({
  title: { id: 'Kelahiran', en: 'Your birth' },
  birthPlace: { id: 'Tempat lahir', en: 'Birthplace' },
  birthPlaceHint: { id: 'Seperti di KTP, misalnya Bandung', en: 'As on the KTP, for example Bandung' },
  birthDate: { id: 'Tanggal lahir', en: 'Date of birth' },
  birthDateHint: { id: 'Seperti di KTP, misalnya 31 Agustus 1995', en: 'As on the KTP, for example 31 August 1995' },
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  female: { id: 'Perempuan', en: 'Female' },
  male: { id: 'Laki-laki', en: 'Male' },
  why: {
    id: 'Tanggal lahir dipakai untuk memeriksa batas usia, dan untuk memastikan bahwa Anda sendiri yang membuka tautan dari pesan kami.',
    en: 'The birth date is used to check the age limit, and to make sure that it is you who opens a link from our messages.',
  },
});
