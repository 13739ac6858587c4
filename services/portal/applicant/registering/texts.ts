import { catalogue } from '../texts/catalogue.js';

export const stepTexts = catalogue({
  data: { id: 'Data diri', en: 'Your data' },
  documents: { id: 'Dokumen', en: 'Documents' },
  check: { id: 'Periksa', en: 'Check' },
  done: { id: 'Selesai', en: 'Done' },
  next: { id: 'Lanjut', en: 'Continue' },
  save: { id: 'Simpan perubahan', en: 'Save the change' },
  create: { id: 'Simpan dan lanjut ke dokumen', en: 'Save and go on to the documents' },
  nikAgain: {
    id: 'NIK dan kata sandi tidak disimpan di perangkat ini. Karena halaman dimuat ulang sebelum disimpan, isi NIK sekali lagi; yang lain masih ada.',
    en: 'NIK and password are not kept on this device. The page was reloaded before saving, so please give the NIK once more; the rest is still here.',
  },
  staleTitle: { id: 'Data ini baru saja diubah di tempat lain', en: 'This was just changed elsewhere' },
  staleText: {
    id: 'Mungkin di tab atau perangkat lain. Isian Anda di bawah masih ada: tekan Simpan sekali lagi untuk memakainya, atau muat yang terbaru.',
    en: 'Perhaps in another tab or on another device. What you typed is still below: press Save once more to use it, or load the latest.',
  },
  loadLatest: { id: 'Muat yang terbaru', en: 'Load the latest' },
  otherTabTitle: { id: 'Di tab lain draf sudah dibuat', en: 'A draft was made in another tab' },
  otherTabText: {
    id: 'Agar tidak saling menimpa, lanjutkan draf itu. Isian di tab ini belum dikirim ke mana pun.',
    en: 'So that they do not overwrite each other, go on with that draft. What is in this tab was sent nowhere.',
  },
  otherTabGo: { id: 'Lanjutkan draf itu', en: 'Go on with that draft' },
  didYouMean: { id: 'Apakah maksud Anda', en: 'Did you mean' },
  whyTitle: { id: 'Mengapa ini ditanyakan?', en: 'Why is this asked?' },
  notYetTitle: { id: 'Pendaftaran belum dibuka', en: 'Registration is not open yet' },
  notYetText: { id: 'Kembali lagi pada waktu pembukaan:', en: 'Come back when it opens:' },
  closedTitle: { id: 'Pendaftaran sudah ditutup', en: 'Registration is closed' },
  closedText: {
    id: 'Pendaftaran baru tidak lagi diterima sejak',
    en: 'New registrations are no longer taken since',
  },
  closedLogin: {
    id: 'Sudah mendaftar? <a>Masuk</a> untuk memasukkan kode atau mengganti dokumen yang diminta. Jadwal selanjutnya ada di <a2>pengumuman</a2>.',
    en: 'Did you register? <a>Log in</a> to enter codes or to replace documents that were asked for. What comes next stands in the <a2>announcements</a2>.',
  },
  nonePeriodTitle: { id: 'Belum ada periode pendaftaran', en: 'There is no registration period yet' },
  announcements: { id: 'Lihat pengumuman', en: 'See the announcements' },
  submittedTitle: { id: 'Data ini sudah dikirim', en: 'This was submitted already' },
});

export const strengthTexts = catalogue({
  weak: { id: 'Belum cukup kuat.', en: 'Not strong enough yet.' },
  more: {
    id: (missing: number) => `Kurang ${missing} karakter lagi.`,
    en: (missing: number) => `${missing} more characters.`,
  },
  fair: {
    id: 'Cukup kuat. Satu kata lagi membuatnya lebih kuat.',
    en: 'Strong enough. One more word makes it stronger.',
  },
  strong: { id: 'Kuat.', en: 'Strong.' },
});
