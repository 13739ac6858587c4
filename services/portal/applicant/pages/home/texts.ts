import { catalogue } from '../../texts/catalogue.js';

export const homeTexts = catalogue({
  title: { id: 'Mendaftar dari mana saja, cukup dengan ponsel', en: 'Register from anywhere, with just your phone' },
  lead: {
    id: 'Isi data diri, unggah dokumen, lalu buktikan e-mail dan nomor ponsel Anda. Pendaftaran tidak dipungut biaya.',
    en: 'Fill in your data, upload your documents, then prove your e-mail and mobile number. Registration costs nothing.',
  },
  titleNotYet: { id: 'Pendaftaran belum dibuka', en: 'Registration is not open yet' },
  leadNotYet: {
    id: (time: string) =>
      `Dibuka <b>${time}</b>. Tombol Daftar muncul di sini begitu dibuka. Siapkan dahulu yang diminta; pendaftaran tidak dipungut biaya.`,
    en: (time: string) =>
      `It opens on <b>${time}</b>. The button Register appears here when it does. Prepare what is asked for meanwhile; registration costs nothing.`,
  },
  titleClosed: { id: 'Pendaftaran sudah ditutup', en: 'Registration is closed' },
  leadClosed: {
    id: (time: string) =>
      `Ditutup <b>${time}</b>. Pendaftaran baru tidak diterima lagi; yang sudah mendaftar tetap dapat masuk.`,
    en: (time: string) =>
      `It closed on <b>${time}</b>. New registrations are not taken any more; whoever registered can still log in.`,
  },
  titleNone: { id: 'Belum ada pendaftaran', en: 'There is no registration yet' },
  stillTitle: { id: 'Yang tetap dapat Anda lakukan', en: 'What you can still do' },
  stillStatus: {
    id: '<a>Melihat status</a> dan kartu pendaftaran Anda',
    en: '<a>See your status</a> and the card of your registration',
  },
  stillCode: {
    id: '<a>Memasukkan kode</a>, sampai batas waktu Anda sendiri',
    en: '<a>Enter your codes</a>, until your own deadline',
  },
  stillDocuments: {
    id: '<a>Mengganti dokumen</a> yang kami minta diperbaiki',
    en: '<a>Replace documents</a> that we asked you to mend',
  },
  stillCheck: {
    id: '<a>Memeriksa kartu</a> pendaftaran seseorang',
    en: '<a>Check the card</a> of somebody who registered',
  },
  stillNews: {
    id: 'Membaca jadwal selanjutnya di <a>pengumuman</a>',
    en: 'Read what comes next in the <a>announcements</a>',
  },
  register: { id: 'Daftar', en: 'Register' },
  login: { id: 'Masuk', en: 'Log in' },
  goOn: { id: 'Lanjutkan pendaftaran saya', en: 'Go on with my registration' },
  schedule: { id: 'Jadwal pendaftaran', en: 'Registration schedule' },
  open: { id: 'Dibuka', en: 'Open' },
  notYet: { id: 'Belum dibuka', en: 'Not open yet' },
  closed: { id: 'Sudah ditutup', en: 'Closed' },
  closesIn: { id: 'Ditutup dalam', en: 'Closes in' },
  opensIn: { id: 'Dibuka dalam', en: 'Opens in' },
  opens: { id: 'Dibuka', en: 'Opens' },
  closes: { id: 'Ditutup', en: 'Closes' },
  yourTime: { id: (time: string) => `Di zona waktu Anda: ${time}`, en: (time: string) => `In your time zone: ${time}` },
  extended: {
    id: (time: string) => `Diperpanjang; semula ditutup ${time}.`,
    en: (time: string) => `Extended; it was to close ${time}.`,
  },
  noPeriod: {
    id: 'Belum ada periode pendaftaran. Jadwal akan diumumkan di halaman ini.',
    en: 'There is no registration period yet. The schedule will be announced on this page.',
  },
  stepsTitle: { id: 'Empat langkah', en: 'Four steps' },
  step1: { id: 'Data diri', en: 'Your data' },
  step1Text: { id: 'Seperti di KTP. Sekitar 5 menit.', en: 'As on your KTP. About 5 minutes.' },
  step2: { id: 'Dokumen', en: 'Documents' },
  step2Text: {
    id: 'Foto dengan ponsel pun bisa. Foto yang terlalu besar kami kecilkan di ponsel Anda.',
    en: 'Photos from your phone will do. What is too large is made smaller on your phone.',
  },
  step3: { id: 'Periksa', en: 'Check' },
  step3Text: {
    id: 'Lihat semuanya sekali lagi, lalu tekan Daftar.',
    en: 'See all of it once more, then press Register.',
  },
  step4: { id: 'Verifikasi dan aktivasi', en: 'Verify and activate' },
  step4Text: {
    id: 'Masukkan kode dari e-mail dan SMS. Akun Anda aktif.',
    en: 'Enter the codes from e-mail and SMS. Your account is active.',
  },
  prepareTitle: { id: 'Siapkan dahulu', en: 'What to prepare' },
  prepareText: {
    id: 'Anda boleh berhenti kapan saja: setelah data diri disimpan, draf dapat dilanjutkan di perangkat mana pun.',
    en: 'You may stop at any time: once your data is saved, the draft can be taken up on any device.',
  },
  cards: {
    id: 'KTP dan Kartu Keluarga, untuk NIK dan nomor KK',
    en: 'KTP and Kartu Keluarga, for the NIK and KK number',
  },
  reachable: {
    id: 'E-mail dan nomor ponsel yang aktif dan Anda pegang sendiri',
    en: 'An e-mail address and a mobile number that work and are yours',
  },
  documentsTitle: { id: 'Dokumen yang diminta', en: 'Documents that are asked for' },
  upTo: { id: (size: string) => `paling besar ${size}`, en: (size: string) => `at most ${size}` },
  optional: { id: 'bila ada', en: 'if you have it' },
  announcements: { id: 'Pengumuman terbaru', en: 'Latest announcements' },
  noAnnouncements: { id: 'Belum ada pengumuman.', en: 'Nothing has been announced yet.' },
  allAnnouncements: { id: 'Semua pengumuman', en: 'All announcements' },
  safeTitle: { id: 'Agar tidak tertipu', en: 'How not to be deceived' },
  safe1: {
    id: 'Pendaftaran <b>gratis</b>. Tidak ada petugas yang meminta uang.',
    en: 'Registration is <b>free</b>. No official asks for money.',
  },
  safe2: {
    id: '<b>Jangan berikan kode</b> dari e-mail atau SMS kepada siapa pun. Petugas tidak pernah memintanya.',
    en: '<b>Give nobody the code</b> from an e-mail or SMS. No official ever asks for it.',
  },
  safe3: {
    id: (host: string) => `Alamat resmi hanya <b>${host}</b>. Tautan di pesan kami selalu menuju ke sana.`,
    en: (host: string) => `The official address is <b>${host}</b> alone. Links in our messages always lead there.`,
  },
  helpTitle: { id: 'Perlu bantuan?', en: 'Need help?' },
  helpText: {
    id: 'Kode tidak datang, NIK sudah terdaftar, atau lupa kata sandi: <a>baca jawabannya di halaman bantuan</a>.',
    en: 'No code came, the NIK is registered already, or the password is forgotten: <a>read the answers on the help page</a>.',
  },
});
