import { defineError } from '#errors';

export const codeWrong = defineError({
  code: 'code-wrong',
  status: 422,
  kind: 'permanent',
  title: { id: 'Kode belum cocok', en: 'The code does not match' },
  detail: {
    id: 'Periksa lagi enam angka di pesan terakhir dari kami, lalu ketik ulang.',
    en: 'Check the six digits in the latest message from us, then type them again.',
  },
});

export const codeLocked = defineError({
  code: 'code-locked',
  status: 422,
  kind: 'permanent',
  title: { id: 'Kode dan tautan ini dikunci', en: 'This code and its link are locked' },
  detail: {
    id: 'Sudah lima kali dicoba dan belum cocok, jadi kami menguncinya untuk melindungi akun ini.',
    en: 'It was tried five times without a match, so we locked it to protect this account.',
  },
});

export const codeExpired = defineError({
  code: 'code-expired',
  status: 422,
  kind: 'permanent',
  title: { id: 'Masa berlaku kode sudah habis', en: 'The code is no longer valid' },
  detail: {
    id: 'Minta kode baru, lalu ketik kode itu selama masih berlaku. Tautan verifikasi di pesan yang sama mungkin masih bisa dipakai.',
    en: 'Ask for a new code and type it while it is valid. The verification link in the same message may still work.',
  },
});

export const codeRevoked = defineError({
  code: 'code-revoked',
  status: 422,
  kind: 'permanent',
  title: { id: 'Kode ini sudah tidak dipakai', en: 'This code is no longer in use' },
  detail: {
    id: 'Kode ini benar, tetapi sudah diganti atau ditarik. Pakai kode di pesan terakhir dari kami, atau lihat keadaan pendaftaran Anda di halaman status.',
    en: 'This code is right, but it was replaced or withdrawn. Use the one in the latest message from us, or see how your registration stands on the status page.',
  },
});

export const noChallengeYet = defineError({
  code: 'no-challenge-yet',
  status: 409,
  kind: 'retryable',
  title: { id: 'Kode belum dibuat', en: 'There is no code yet' },
  detail: {
    id: 'Setelah Anda menekan Daftar, kode dibuat dalam beberapa detik. Tunggu sebentar, lalu coba lagi.',
    en: 'A code is made within seconds after you press Daftar. Wait a moment, then try again.',
  },
});

export const linkUnknown = defineError({
  code: 'link-unknown',
  status: 422,
  kind: 'permanent',
  title: { id: 'Tautan tidak dikenal', en: 'The link is not known' },
  detail: {
    id: 'Buka lagi tautan langsung dari pesan kami, atau masuk dan ketik kodenya.',
    en: 'Open the link again straight from our message, or log in and type the code.',
  },
});

export const linkExpired = defineError({
  code: 'link-expired',
  status: 422,
  kind: 'permanent',
  title: { id: 'Masa berlaku tautan sudah habis', en: 'The link is no longer valid' },
  detail: {
    id: 'Tautan berlaku 24 jam sejak pesannya dikirim. Masuk untuk melihat keadaan pendaftaran Anda.',
    en: 'A link is valid for 24 hours after its message was sent. Log in to see how your registration stands.',
  },
});

export const linkRevoked = defineError({
  code: 'link-revoked',
  status: 422,
  kind: 'permanent',
  title: { id: 'Tautan ini sudah tidak dipakai', en: 'This link is no longer in use' },
  detail: {
    id: 'Tautan ini sudah ditarik. Masuk untuk melihat keadaan pendaftaran Anda.',
    en: 'This link was withdrawn. Log in to see how your registration stands.',
  },
});

export const birthDateNeeded = defineError({
  code: 'birth-date-needed',
  status: 422,
  kind: 'permanent',
  title: { id: 'Tanggal lahir diperlukan', en: 'The birth date is needed' },
  detail: {
    id: 'Isi tanggal lahir seperti di data diri, agar hanya pemilik pendaftaran yang dapat mengonfirmasi.',
    en: 'Enter the birth date as in the registration, so that only its owner can confirm.',
  },
});

export const birthDateWrong = defineError({
  code: 'birth-date-wrong',
  status: 422,
  kind: 'permanent',
  title: { id: 'Tanggal lahir belum cocok', en: 'The birth date does not match' },
  detail: {
    id: 'Periksa tanggal, bulan, dan tahun lahir seperti di data diri, lalu coba lagi.',
    en: 'Check day, month and year of birth as in the registration, then try again.',
  },
});

export const triesExhaustedToday = defineError({
  code: 'tries-exhausted-today',
  status: 429,
  kind: 'retryable',
  title: { id: 'Percobaan untuk hari ini sudah habis', en: 'There are no more tries today' },
  detail: {
    id: 'Untuk melindungi akun ini, coba lagi mulai pukul 00.00 WIB. Bila ada batas waktu konfirmasi, batas itu ikut mundur, jadi tidak ada waktu yang hilang.',
    en: 'To protect this account, try again from 00:00 WIB (UTC+7) on. If a deadline to confirm is running, it has moved along, so no time is lost.',
  },
});

export const contactSharedTooOften = defineError({
  code: 'contact-shared-too-often',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kontak ini sudah dipakai beberapa pendaftar', en: 'Several applicants use this contact already' },
  detail: {
    id: 'Kodenya benar, tetapi kontak ini sudah mencapai batas pemakaian bersama. Perbaiki kontak Anda, lalu kami kirim kode baru ke sana.',
    en: 'The code is right, but this contact has reached the number of people who may share it. Correct your contact, and we send a new code there.',
  },
});

export const contactAlreadyProven = defineError({
  code: 'contact-proven-by-owner',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kontak ini sudah dikonfirmasi', en: 'This contact is confirmed already' },
  detail: {
    id: 'Pemilik pendaftaran sudah membuktikan kontak ini. Hubungi bantuan bila menurut Anda ada yang keliru.',
    en: 'The owner of the registration has proven this contact. Ask the helpdesk if something seems wrong to you.',
  },
});
