import { catalogue } from '../../texts/catalogue.js';

export const privacyTexts = catalogue({
  title: { id: 'Pemberitahuan privasi', en: 'Privacy notice' },
  version: { id: (version: string) => `Versi ${version}`, en: (version: string) => `Version ${version}` },
  lead: {
    id: 'Singkatnya: data Anda dipakai hanya untuk seleksi ini, dilihat hanya oleh yang memeriksanya, dan dihapus setelah waktunya. Dasarnya Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.',
    en: 'In short: your data is used for this selection alone, seen only by those who check it, and erased when its time is over. The basis is Law 27 of 2022 on the Protection of Personal Data.',
  },
  whatTitle: { id: 'Data apa, untuk apa', en: 'Which data, and what for' },
  what1: {
    id: '- <b>NIK dan nomor KK</b>: memastikan satu orang mendaftar satu kali.',
    en: '- <b>NIK and KK number</b>: so that one person registers once.',
  },
  what2: {
    id: '- <b>Nama, tempat dan tanggal lahir, jenis kelamin, alamat</b>: dicocokkan panitia dengan KTP Anda.',
    en: '- <b>Name, birthplace and date, sex, address</b>: the committee compares them with your KTP.',
  },
  what3: {
    id: '- <b>E-mail dan nomor ponsel</b>: mengirim kode, pengingat, dan hasil; juga untuk mengatur ulang kata sandi.',
    en: '- <b>E-mail and mobile number</b>: to send codes, reminders and results, and to reset your password.',
  },
  what4: {
    id: '- <b>Dokumen</b>: diperiksa panitia terhadap persyaratan.',
    en: '- <b>Documents</b>: the committee checks them against the requirements.',
  },
  what5: {
    id: '- <b>Swafoto</b>: data biometrik. Hanya dengan persetujuan tersendiri, untuk mencocokkan wajah dengan KTP.',
    en: '- <b>Selfie</b>: biometric data. Only with a consent of its own, to compare your face with the KTP.',
  },
  what6: {
    id: '- <b>Jenis peramban dan sistem perangkat</b>: agar Anda mengenali perangkat yang sedang masuk. Tidak lebih rinci dari “Chrome di Android”.',
    en: '- <b>Kind of browser and system</b>: so that you recognise the devices that are logged in. Nothing finer than “Chrome on Android”.',
  },
  whoTitle: { id: 'Siapa yang melihatnya', en: 'Who sees it' },
  who1: {
    id: 'Panitia instansi yang Anda tuju melihat data diri dan dokumen untuk memeriksanya. Petugas bantuan melihat kontak Anda hanya tersamar dan tidak pernah melihat kode. Setiap kali seseorang membuka data Anda, itu dicatat.',
    en: 'The committee of the institution sees your data and documents in order to check them. Helpdesk staff see your contacts masked only and never see a code. Each time that somebody opens your data, that is recorded.',
  },
  who2: {
    id: 'Penyedia layanan e-mail dan SMS menerima alamat dan isi pesan yang dikirim kepada Anda, tidak lebih. Data tidak dijual dan tidak dipakai untuk iklan.',
    en: 'The providers of e-mail and SMS get the address and the content of a message to you, and nothing else. Data is not sold and not used for advertising.',
  },
  howTitle: { id: 'Bagaimana dijaga', en: 'How it is protected' },
  how1: {
    id: 'Data diri dan dokumen dienkripsi dengan kunci tersendiri bagi setiap orang. Kata sandi tidak disimpan dalam bentuk yang dapat dibaca.',
    en: 'Personal data and documents are encrypted with a key of its own for each person. Passwords are not kept in readable form.',
  },
  how2: {
    id: 'Di perangkat Anda hanya tersimpan isian yang belum dikirim, selama tab terbuka dan tanpa NIK serta kata sandi; pilihan bahasa; dan waktu masuk. Situs ini tidak memuat apa pun dari pihak lain.',
    en: 'Your device keeps only what was not sent yet, while the tab is open and without NIK and password; the choice of language; and the time of your login. This site loads nothing from anybody else.',
  },
  longTitle: { id: 'Berapa lama', en: 'How long' },
  long1: {
    id: '- Draf yang tidak dilanjutkan berakhir setelah 24 jam.',
    en: '- A draft that is not continued ends after 24 hours.',
  },
  long2: {
    id: '- Pendaftaran yang berakhir dihapus setelah 90 hari; yang Anda tarik sendiri setelah 7 hari.',
    en: '- A registration that has ended is erased after 90 days; one that you withdrew after 7 days.',
  },
  long3: {
    id: '- Semua pendaftaran dihapus dua tahun setelah penutupan, kecuali hukum mewajibkan lebih lama.',
    en: '- All registrations are erased two years after closing, unless the law demands longer.',
  },
  rightsTitle: { id: 'Hak Anda', en: 'Your rights' },
  rights1: {
    id: '- Melihat dan mengunduh semua data Anda: <a>Data saya</a>.',
    en: '- To see and download all of your data: <a>My data</a>.',
  },
  rights2: {
    id: '- Memperbaiki data selama masih draf, dan kontak kapan saja: <a2>Kontak</a2>.',
    en: '- To correct your data while it is a draft, and contacts at any time: <a2>Contacts</a2>.',
  },
  rights3: {
    id: '- Menarik pendaftaran dan persetujuan: data Anda lalu dihapus.',
    en: '- To withdraw your registration and consent: your data is then erased.',
  },
  rights4: {
    id: '- Mengajukan keberatan atas keputusan, lewat <a3>bantuan</a3> atau masa sanggah yang diumumkan.',
    en: '- To object to a decision, through <a3>help</a3> or in the objection period that is announced.',
  },
  breach: {
    id: 'Bila data Anda bocor, kami memberi tahu Anda paling lambat 3 × 24 jam sejak diketahui.',
    en: 'If your data leaks, we tell you within 3 × 24 hours of knowing it.',
  },
});
