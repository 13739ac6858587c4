import { catalogue } from '../texts/catalogue.js';

export const shellTexts = catalogue({
  skip: { id: 'Langsung ke isi halaman', en: 'Skip to the content' },
  mainNav: { id: 'Utama', en: 'Main' },
  footNav: { id: 'Kaki halaman', en: 'Footer' },
  announcements: { id: 'Pengumuman', en: 'Announcements' },
  help: { id: 'Bantuan', en: 'Help' },
  login: { id: 'Masuk', en: 'Log in' },
  account: { id: 'Akun saya', en: 'My account' },
  check: { id: 'Periksa kartu', en: 'Check a card' },
  privacy: { id: 'Privasi', en: 'Privacy' },
  accessibility: { id: 'Aksesibilitas', en: 'Accessibility' },
  developers: { id: 'Untuk pengembang', en: 'For developers' },
  free: { id: 'Gratis.', en: 'Free of charge.' },
  freeText: {
    id: 'Pendaftaran tidak dipungut biaya. Laporkan siapa pun yang meminta uang.',
    en: 'Registration costs nothing. Report anybody who asks for money.',
  },
  official: {
    id: (host: string) => `Satu-satunya situs pendaftaran: ${host}`,
    en: (host: string) => `The only site for registration: ${host}`,
  },
  brokenTitle: { id: 'Halaman ini berhenti bekerja', en: 'This page stopped working' },
  brokenText: {
    id: 'Terjadi kesalahan di pihak kami. Muat ulang halaman; yang sudah disimpan tetap ada.',
    en: 'Something went wrong on our side. Reload the page; what was saved is still there.',
  },
  reload: { id: 'Muat ulang', en: 'Reload' },
  home: { id: 'Ke halaman awal', en: 'To the start page' },
  back: { id: 'Kembali', en: 'Back' },
  notLoaded: { id: 'Halaman belum dapat dimuat', en: 'The page could not be loaded yet' },
  notLoadedText: {
    id: 'Sambungan terputus saat mengambil halaman ini.',
    en: 'The connection was lost while this page was being fetched.',
  },
});
