import { catalogue } from '../../texts/catalogue.js';

export const accessibilityTexts = catalogue({
  title: { id: 'Pernyataan aksesibilitas', en: 'Accessibility statement' },
  lead: {
    id: 'Situs ini dibuat agar dapat dipakai semua orang, juga dengan pembaca layar, papan ketik saja, huruf besar, atau ponsel lama.',
    en: 'This site is made for everybody, also with a screen reader, with a keyboard alone, with large text, or on an old phone.',
  },
  standardTitle: { id: 'Standar', en: 'Standard' },
  standard: {
    id: 'Kami mengikuti WCAG 2.2 tingkat AA. Setiap halaman dan setiap keadaan galat diperiksa otomatis pada setiap perubahan.',
    en: 'We follow WCAG 2.2 at level AA. Each page and each error state is checked automatically with every change.',
  },
  worksTitle: { id: 'Yang dapat Anda lakukan', en: 'What you can do' },
  works1: {
    id: '- Memakai semuanya hanya dengan papan ketik; fokus selalu terlihat.',
    en: '- Use all of it with a keyboard alone; the focus always shows.',
  },
  works2: {
    id: '- Memperbesar teks sampai 200 % dan memakai layar selebar 320 piksel.',
    en: '- Enlarge text to 200 % and use a screen as narrow as 320 pixels.',
  },
  works3: {
    id: '- Mendengar setiap galat: daftar galat mendapat fokus dan menuju ke isiannya.',
    en: '- Hear each error: a list of them takes the focus and leads to the fields.',
  },
  works4: {
    id: '- Memakai tema gelap dan gerakan yang dikurangi sesuai pengaturan perangkat.',
    en: '- Use a dark scheme and reduced motion as your device is set.',
  },
  works5: {
    id: '- Mengambil waktu: sesi memberi tahu sebelum berakhir, dan isian tidak hilang.',
    en: '- Take your time: a session tells you before it ends, and nothing that you typed is lost.',
  },
  limitsTitle: { id: 'Yang belum sempurna', en: 'What is not perfect yet' },
  limits: {
    id: 'Isi dokumen yang Anda unggah adalah gambar, sehingga tidak dapat dibacakan. Foto diri memerlukan kamera; mintalah bantuan orang yang Anda percaya bila perlu.',
    en: 'The documents that you upload are pictures, and so cannot be read aloud. A selfie needs a camera; ask somebody whom you trust if you need help.',
  },
  tellTitle: { id: 'Ada hambatan?', en: 'Is something in your way?' },
  tell: {
    id: 'Beri tahu meja bantuan (lihat <a>bantuan</a>): halaman mana, alat bantu apa, dan apa yang terjadi. Anda berhak atas cara lain untuk mendaftar sebelum penutupan.',
    en: 'Tell the helpdesk (see <a>help</a>): which page, which aid, and what happened. You have a right to another way to register before it closes.',
  },
});
