import { catalogue } from '../../texts/catalogue.js';

export const helpTexts = catalogue({
  title: { id: 'Bantuan', en: 'Help' },
  lead: {
    id: 'Pertanyaan yang paling sering. Tekan pertanyaannya untuk membaca jawabannya.',
    en: 'What is asked most. Press a question to read its answer.',
  },
  codes: { id: 'Kode dan kontak', en: 'Codes and contacts' },
  noCodeQ: { id: 'Kode tidak datang. Apa yang harus saya lakukan?', en: 'No code came. What do I do?' },
  noCode1: {
    id: '- Buka <a>halaman kode</a>: di bawah “Di mana kode saya?” tertulis apakah pesan disiapkan, dikirim, sampai, atau gagal.',
    en: '- Open the <a>code page</a>: below “Where is my code?” it says whether the message is being prepared, was sent, arrived, or failed.',
  },
  noCode2: {
    id: '- Untuk e-mail, lihat juga folder spam dan promosi. Untuk SMS, pastikan ponsel menyala dan ada sinyal.',
    en: '- For e-mail, look into the spam and promotions folders too. For SMS, make sure that the phone is on and has signal.',
  },
  noCode3: {
    id: '- Setelah 60 detik, minta kode baru. Hanya kode yang terakhir berlaku.',
    en: '- After 60 seconds, ask for a new code. Only the last one is valid.',
  },
  noCode4: {
    id: '- Alamat atau nomornya salah? <a2>Perbaiki kontaknya</a2>. Bila satu cara terus gagal, halaman kode menawarkan cara yang lain.',
    en: '- Is the address or number wrong? <a2>Correct the contact</a2>. If one way keeps failing, the code page offers the other one.',
  },
  wrongCodeQ: { id: 'Kode saya ditolak. Mengapa?', en: 'My code is refused. Why?' },
  wrongCode: {
    id: 'Kode lewat SMS berlaku 10 menit, lewat e-mail 24 jam, dan setiap kode dapat dicoba lima kali. Kode lama tidak berlaku begitu yang baru dikirim: pakai yang paling akhir.',
    en: 'A code by SMS is valid for 10 minutes, by e-mail for 24 hours, and each can be tried five times. An older code is void as soon as a newer one is sent: use the last.',
  },
  stolenQ: { id: 'Saya menerima kode, padahal tidak mendaftar', en: 'I got a code, but I did not register' },
  stolen: {
    id: 'Jangan berikan kodenya kepada siapa pun. Buka tautan di pesan itu dan tekan “Ini bukan saya”: setelah itu tidak ada pesan lagi dari pendaftaran tersebut.',
    en: 'Give the code to nobody. Open the link in that message and press “This is not me”: after that, nothing more comes from that registration.',
  },
  bothLostQ: {
    id: 'E-mail dan nomor ponsel saya keduanya sudah tidak aktif',
    en: 'Neither my e-mail nor my phone works any more',
  },
  bothLost: {
    id: 'Datanglah ke meja bantuan instansi tujuan Anda dengan KTP asli. Dua petugas memeriksa identitas Anda sebelum kontak diganti. Bila belum ada kontak yang terbukti, cukup mendaftar dari awal.',
    en: 'Go to the helpdesk of the institution with your original KTP. Two members of staff check who you are before a contact is changed. If no contact is proven yet, simply register anew.',
  },
  account: { id: 'Akun dan kata sandi', en: 'Account and password' },
  forgottenQ: { id: 'Saya lupa kata sandi', en: 'I forgot my password' },
  forgotten: {
    id: '<a>Atur ulang</a> dengan NIK dan kode ke kontak yang sudah terbukti. Draf yang belum punya kontak terbukti tidak dapat diatur ulang: mendaftarlah dari awal.',
    en: '<a>Reset it</a> with your NIK and a code to a proven contact. A draft without a proven contact cannot be reset: register anew.',
  },
  takenQ: {
    id: 'NIK saya sudah terdaftar, padahal saya belum mendaftar',
    en: 'My NIK is registered already, but I did not register',
  },
  taken: {
    id: 'Mungkin Anda pernah mendaftar: coba <a>masuk</a> atau <a2>atur ulang kata sandi</a2>. Bila benar-benar bukan Anda, tekan Daftar di draf Anda lalu ajukan sengketa dari halaman yang muncul.',
    en: 'Perhaps you did once: try to <a>log in</a> or to <a2>reset the password</a2>. If it really was not you, press Register in your draft and open a dispute from the page that appears.',
  },
  resumeQ: {
    id: 'Bagaimana melanjutkan di ponsel atau komputer lain?',
    en: 'How do I go on with another phone or computer?',
  },
  resume: {
    id: '<a>Masuk</a> dengan nomor pendaftaran (misalnya 7K3Q-M2XW-D9TB) dan kata sandi. Setelah kontak pertama terbukti, NIK juga dapat dipakai.',
    en: '<a>Log in</a> with your registration number (like 7K3Q-M2XW-D9TB) and password. Once your first contact is proven, the NIK works too.',
  },
  changeQ: { id: 'Saya salah mengisi data setelah menekan Daftar', en: 'I made a mistake and have pressed Register' },
  change: {
    id: 'Data diri tidak dapat diubah lagi. Selama periode dibuka, Anda dapat menarik pendaftaran di <a>halaman data saya</a> lalu mendaftar lagi dengan NIK yang sama.',
    en: 'Your data cannot be changed any more. While the period is open you can withdraw on the page <a>My data</a>, then register again with the same NIK.',
  },
  documents: { id: 'Dokumen', en: 'Documents' },
  largeQ: { id: 'Foto atau PDF saya terlalu besar', en: 'My photo or PDF is too large' },
  large: {
    id: 'Foto kami kecilkan di perangkat Anda; periksa pratinjaunya, lalu kirim. PDF yang terlalu besar: pindai ulang dengan 150 dpi, atau pilih foto setiap halaman, dan kami menjadikannya satu PDF kecil.',
    en: 'A photo is made smaller on your device; look at the preview, then send it. A PDF that is too large: scan it again at 150 dpi, or choose a photo of each page, and we make one small PDF of them.',
  },
  refusedQ: { id: 'Dokumen saya ditolak setelah dikirim', en: 'A document was refused after I sent it' },
  refused: {
    id: 'Alasannya tertulis di <a>dokumen saya</a>. Bila Daftar sudah ditekan, dokumen itu dibuka kembali selama 24 jam untuk diganti, meskipun pendaftaran sudah ditutup.',
    en: 'The reason stands in <a>my documents</a>. If you have pressed Register, that document is opened for 24 hours to be replaced, even if registration has closed.',
  },
  deadline: { id: 'Waktu dan biaya', en: 'Time and money' },
  closingQ: { id: 'Apakah saya harus selesai sebelum penutupan?', en: 'Do I have to finish before it closes?' },
  closing: {
    id: 'Tekan Daftar sebelum penutupan. Membuktikan kontak boleh sesudahnya, sampai batas waktu yang tertulis di akun Anda.',
    en: 'Press Register before it closes. Contacts may be proven afterwards, until the time that stands in your account.',
  },
  costQ: { id: 'Apakah ada biaya?', en: 'Does it cost anything?' },
  cost: {
    id: 'Tidak. Siapa pun yang meminta uang untuk pendaftaran, kode, atau kelulusan sedang menipu.',
    en: 'No. Whoever asks for money for a registration, a code or a result is deceiving you.',
  },
  contactTitle: { id: 'Masih perlu dibantu orang?', en: 'Do you still need a person?' },
  contact: {
    id: 'Hubungi meja bantuan instansi yang Anda tuju dan sebutkan nomor pendaftaran serta kode rujukan dari pesan kesalahan. Jangan pernah menyebutkan kata sandi atau kode: petugas tidak memerlukannya.',
    en: 'Ask the helpdesk of the institution and give your registration number and the reference of an error message. Never tell your password or a code: staff do not need them.',
  },
});
