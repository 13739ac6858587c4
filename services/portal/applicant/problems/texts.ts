import { catalogue } from '../texts/catalogue.js';

export const problemWords = catalogue({
  sending: { id: 'Mengirim…', en: 'Sending…' },
  calculating: {
    id: 'Sebentar. Peramban Anda mengerjakan hitungan singkat yang menahan program perusak; Anda tidak perlu melakukan apa pun.',
    en: 'One moment. Your browser does a short calculation that keeps abusive programs out; you need not do anything.',
  },
  reference: { id: 'Kode rujukan untuk bantuan:', en: 'Reference for the helpdesk:' },
  busyText: {
    id: 'Anda tidak perlu menekan apa pun dan jangan menutup halaman ini. Isian Anda tetap ada di sini, dan kami mencoba lagi sendiri.',
    en: 'You need not press anything; just keep this page open. What you typed is still here, and we try again by ourselves.',
  },
  againIn: { id: 'Dapat dicoba lagi dalam', en: 'It can be tried again in' },
  againNow: { id: 'Sekarang dapat dicoba lagi.', en: 'It can be tried again now.' },
  again: { id: 'Mencoba lagi dalam', en: 'Trying again in' },
  tryNow: { id: 'Coba sekarang', en: 'Try now' },
  toForm: { id: 'Kembali ke isian', en: 'Back to the form' },
  stillWorks: { id: 'Yang tetap dapat Anda pakai', en: 'What still works' },
  worksAccount: {
    id: '<a>Bantuan</a>, <a2>pemberitahuan privasi</a2>, dan halaman informasi lain',
    en: '<a>Help</a>, the <a2>privacy notice</a2>, and the other pages of information',
  },
  worksDocuments: {
    id: 'Masuk, melihat <a>status pendaftaran</a>, dan <a2>memasukkan kode</a2>',
    en: 'Logging in, seeing <a>your status</a>, and <a2>entering codes</a2>',
  },
  worksVerification: {
    id: 'Masuk, melihat <a>status pendaftaran</a>, dan mengurus <a2>dokumen</a2>',
    en: 'Logging in, seeing <a>your status</a>, and minding your <a2>documents</a2>',
  },
  safe: {
    id: 'Yang sudah kami terima tetap aman, dan batas waktu Anda tidak berubah.',
    en: 'What we have received is safe, and your deadlines do not change.',
  },
});
