import { catalogue } from '../texts/catalogue.js';

export const designTexts = catalogue({
  progress: { id: 'Langkah pendaftaran', en: 'Steps of the registration' },
  stepDone: { id: '(selesai)', en: '(done)' },
  step: {
    id: (now: number, all: number) => `Langkah ${now} dari ${all}`,
    en: (now: number, all: number) => `Step ${now} of ${all}`,
  },
  stepPart: {
    id: (now: number, all: number, part: number, parts: number) =>
      `Langkah ${now} dari ${all}, bagian ${part} dari ${parts}`,
    en: (now: number, all: number, part: number, parts: number) => `Step ${now} of ${all}, part ${part} of ${parts}`,
  },
  optional: { id: '(tidak wajib)', en: '(optional)' },
  problems: { id: 'Ada yang perlu diperbaiki', en: 'Something needs your attention' },
  problem: { id: 'Perlu diperbaiki:', en: 'Please mend:' },
  show: { id: 'Lihat', en: 'Show' },
  hide: { id: 'Tutup', en: 'Hide' },
  passwordShown: { id: 'Kata sandi ditampilkan', en: 'The password is shown' },
  passwordHidden: { id: 'Kata sandi disembunyikan', en: 'The password is hidden' },
  day: { id: 'Tanggal', en: 'Day' },
  month: { id: 'Bulan', en: 'Month' },
  year: { id: 'Tahun', en: 'Year' },
  chooseMonth: { id: 'Pilih bulan', en: 'Choose a month' },
  choose: { id: 'Pilih', en: 'Choose' },
  copy: { id: 'Salin', en: 'Copy' },
  copied: { id: 'Tersalin', en: 'Copied' },
  close: { id: 'Tutup', en: 'Close' },
  loading: { id: 'Memuat…', en: 'Loading…' },
  days: { id: (_n: number) => 'hari', en: (n: number) => (n === 1 ? 'day' : 'days') },
  hours: { id: (_n: number) => 'jam', en: (n: number) => (n === 1 ? 'hour' : 'hours') },
  minutes: { id: (_n: number) => 'menit', en: (n: number) => (n === 1 ? 'minute' : 'minutes') },
  seconds: { id: (_n: number) => 'detik', en: (n: number) => (n === 1 ? 'second' : 'seconds') },
});
