import { catalogue } from '../../texts/catalogue.js';

export const announcementsTexts = catalogue({
  title: { id: 'Pengumuman', en: 'Announcements' },
  none: {
    id: 'Belum ada pengumuman. Yang baru muncul di halaman ini.',
    en: 'Nothing has been announced yet. What is new appears on this page.',
  },
  selectionTitle: { id: 'Tentang seleksi', en: 'About the selection' },
  selection1: {
    id: 'Mendaftar tidak dipungut biaya. Satu orang mendaftar satu kali, dengan NIK-nya sendiri.',
    en: 'Registering costs nothing. One person registers once, with their own NIK.',
  },
  selection2: {
    id: 'Setelah pendaftaran ditutup, panitia memeriksa dokumen setiap pendaftar. Hasilnya diumumkan di sini, dan alasan setiap keputusan terlihat di akun masing-masing.',
    en: 'After registration closes the committee checks the documents of each applicant. Results are announced here, and the reason of each decision is shown in the account it is about.',
  },
  selection3: {
    id: 'Semua waktu resmi dalam WIB (UTC+7). Bila batas waktu diperpanjang, waktu yang baru tampil di halaman awal dan berlaku bagi semua.',
    en: 'All official times are in WIB (UTC+7). If a deadline is extended, the new time stands on the start page and holds for everybody.',
  },
});
