import { catalogue } from '../../texts/catalogue.js';

export const checkTexts = catalogue({
  title: { id: 'Periksa Kartu Informasi Akun', en: 'Check an account card' },
  howTitle: { id: 'Cara memeriksa', en: 'How to check' },
  how: {
    id: 'Arahkan kamera ponsel ke kode QR di kartu, lalu buka tautannya. Halaman ini terbuka dengan hasilnya. Pastikan alamatnya memang situs ini.',
    en: 'Point the camera of a phone at the QR code on the card and open the link. This page opens with the result. Make sure that the address is really this site.',
  },
  checking: { id: 'Memeriksa kartu…', en: 'Checking the card…' },
  validTitle: { id: 'Kartu ini berlaku', en: 'This card is valid' },
  valid: {
    id: 'Cocokkan dengan kartu yang Anda pegang: huruf pertama setiap kata pada nama, dan kode periksa.',
    en: 'Compare with the card in your hand: the first letter of each word of the name, and the check code.',
  },
  name: { id: 'Nama', en: 'Name' },
  code: { id: 'Kode periksa', en: 'Check code' },
  invalidTitle: { id: 'Kartu ini tidak berlaku', en: 'This card is not valid' },
  invalid: {
    id: 'Tidak ada kartu yang berlaku dengan kode ini. Mungkin pendaftarannya sudah berakhir, atau kartunya bukan dari kami.',
    en: 'No valid card carries this code. Its registration may have ended, or the card is not ours.',
  },
  onlyThis: {
    id: 'Halaman ini hanya menunjukkan apakah kartu berlaku. Data lain tidak ditampilkan.',
    en: 'This page shows only whether a card is valid. Nothing else is told.',
  },
});
