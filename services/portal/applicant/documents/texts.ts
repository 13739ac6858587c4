import { catalogue } from '../texts/catalogue.js';

export const documentTexts = catalogue({
  missing: { id: 'Belum ada', en: 'Still missing' },
  optional: { id: 'Tidak wajib', en: 'Optional' },
  committed: { id: 'Sedang diperiksa', en: 'Being checked' },
  accepted: { id: 'Diterima', en: 'Accepted' },
  rejected: { id: 'Perlu diganti', en: 'Has to be replaced' },
  reopened: { id: 'Perlu diganti', en: 'Has to be replaced' },
  overdue: { id: 'Waktu habis', en: 'Time is over' },
  uploading: { id: 'Sedang dikirim', en: 'Being sent' },
  waitingForYou: { id: 'Menunggu Anda', en: 'Waiting for you' },
  until: {
    id: (time: string) => `Ganti paling lambat ${time}.`,
    en: (time: string) => `Replace it by ${time} at the latest.`,
  },
  choosePhoto: { id: 'Pilih foto', en: 'Choose a photo' },
  chooseFile: { id: 'Pilih berkas atau foto', en: 'Choose a file or photos' },
  takePhoto: { id: 'Ambil foto', en: 'Take a photo' },
  replace: { id: 'Ganti', en: 'Replace' },
  orDrop: { id: 'atau seret berkasnya ke sini', en: 'or drag the file here' },
  forDocument: { id: (label: string) => ` untuk ${label}`, en: (label: string) => ` for ${label}` },
  view: { id: 'Lihat', en: 'View' },
  viewOpens: { id: (label: string) => ` ${label} (tab baru)`, en: (label: string) => ` ${label} (new tab)` },
  preparing: { id: 'Memeriksa di perangkat Anda…', en: 'Checking on your device…' },
  sending: {
    id: (sent: string, total: string) => `Terkirim ${sent} dari ${total}`,
    en: (sent: string, total: string) => `${sent} of ${total} sent`,
  },
  timeLeft: { id: 'sisa sekitar', en: 'about this much time left:' },
  finishing: { id: 'Hampir selesai…', en: 'Almost done…' },
  waiting: {
    id: 'Sambungan terputus. Kami lanjutkan sendiri begitu tersambung lagi; biarkan halaman ini terbuka.',
    en: 'The connection is lost. We go on by ourselves as soon as it is back; keep this page open.',
  },
  cancel: { id: 'Batalkan', en: 'Cancel' },
  offerTitle: { id: 'Foto dikecilkan. Apakah masih terbaca?', en: 'The photo was made smaller. Can it still be read?' },
  offerPdfTitle: {
    id: 'Foto digabung menjadi satu PDF. Apakah terbaca?',
    en: 'The photos are one PDF now. Can they be read?',
  },
  offerSizes: {
    id: (before: string, after: string) => `Dari ${before} menjadi ${after}, tanpa keterangan lokasi.`,
    en: (before: string, after: string) => `From ${before} to ${after}, without its location.`,
  },
  previewOf: {
    id: (label: string, page: number) => `Pratinjau ${label}, halaman ${page}`,
    en: (label: string, page: number) => `Preview of ${label}, page ${page}`,
  },
  enlarge: { id: 'Perbesar', en: 'Enlarge' },
  useIt: { id: 'Pakai dan kirim', en: 'Use it and send' },
  chooseAnother: { id: 'Pilih yang lain', en: 'Choose another' },
  pagesTitle: { id: 'Halaman dari dokumen ini', en: 'The pages of this document' },
  pagesText: {
    id: 'Foto-foto ini menjadi satu PDF, satu foto satu halaman. Periksa urutannya.',
    en: 'These photos become one PDF, one photo a page. Check their order.',
  },
  page: { id: (n: number) => `Halaman ${n}`, en: (n: number) => `Page ${n}` },
  earlier: { id: 'Naikkan', en: 'Move up' },
  remove: { id: 'Hapus', en: 'Remove' },
  addPages: { id: 'Tambah halaman', en: 'Add pages' },
  makePdf: { id: 'Jadikan satu PDF', en: 'Make one PDF' },
  close: { id: 'Tutup', en: 'Close' },
  failed: { id: 'Belum terkirim', en: 'Not sent yet' },
  retry: { id: 'Coba lagi', en: 'Try again' },
  refusedTitle: { id: 'Berkas ini tidak dapat dipakai', en: 'This file cannot be used' },
  empty: { id: 'Berkasnya kosong. Pilih berkas lain.', en: 'The file is empty. Choose another one.' },
  heic: {
    id: 'Ini foto HEIC. Di pengaturan kamera pilih format JPG (“Paling kompatibel”), atau ambil foto langsung dari halaman ini.',
    en: 'This is a HEIC photo. Choose JPG (“Most compatible”) in the settings of your camera, or take the photo from this page.',
  },
  wrongType: {
    id: (types: string) => `Isi berkas ini bukan ${types}. Simpan ulang sebagai ${types}, atau foto dokumennya.`,
    en: (types: string) => `The content is not ${types}. Save it again as ${types}, or photograph the document.`,
  },
  locked: {
    id: 'PDF ini terkunci kata sandi. Buka, lalu cetak atau simpan sebagai PDF baru tanpa kata sandi.',
    en: 'This PDF is locked with a password. Open it, then print or save it as a new PDF without one.',
  },
  pdfTooLarge: {
    id: (size: string) =>
      `PDF ini lebih besar dari ${size}. Pindai ulang dengan 150 dpi, atau foto setiap halaman di sini: kami menjadikannya satu PDF yang kecil.`,
    en: (size: string) =>
      `This PDF is larger than ${size}. Scan it again at 150 dpi, or photograph each page here: we make one small PDF of them.`,
  },
  tooSmall: {
    id: 'Berkas ini terlalu kecil untuk dokumen yang terbaca. Foto atau pindai ulang.',
    en: 'This file is too small for a document that can be read. Photograph or scan it again.',
  },
  unreadable: {
    id: 'Gambar ini rusak atau terpotong. Ambil fotonya sekali lagi.',
    en: 'This picture is damaged or cut off. Take the photo once more.',
  },
  photoTooLarge: {
    id: (size: string) =>
      `Foto ini tidak dapat dikecilkan menjadi ${size} dan tetap terbaca. Foto lebih dekat, dengan latar polos.`,
    en: (size: string) =>
      `This photo cannot be made smaller than ${size} and stay legible. Take it closer, before a plain background.`,
  },
  oneOnly: { id: 'Untuk dokumen ini pilih satu berkas saja.', en: 'Choose one file only for this document.' },
  swafotoConsent: {
    id: 'Saya setuju swafoto saya dipakai panitia untuk mencocokkan wajah dengan KTP.',
    en: 'I agree that the committee uses my selfie to compare my face with the KTP.',
  },
  swafotoAsk: {
    id: 'Wajah termasuk data biometrik. Beri tanda setuju dahulu, lalu pilih fotonya.',
    en: 'A face is biometric data. Agree first, then choose the photo.',
  },
});
