import { catalogue } from '../texts/catalogue.js';

export const codeTexts = catalogue({
  code: { id: 'Kode 6 angka', en: '6-digit code' },
  codeHint: {
    id: 'Misalnya 042 917. Kode dikirim sendiri begitu lengkap.',
    en: 'For example 042 917. It is sent as soon as it is complete.',
  },
  confirm: { id: 'Konfirmasi', en: 'Confirm' },
  triesLeft: { id: (n: number) => `Sisa percobaan: ${n}.`, en: (n: number) => `Tries left: ${n}.` },
  noTriesLeft: {
    id: 'Kode ini tidak dapat dipakai lagi; minta kode baru di bawah.',
    en: 'This code cannot be used any more; ask for a new one below.',
  },
  email: { id: 'e-mail', en: 'e-mail' },
  sms: { id: 'SMS', en: 'SMS' },
  sentToEmail: {
    id: (masked: string) => `Kode dikirim ke e-mail <b>${masked}</b>.`,
    en: (masked: string) => `The code goes to the e-mail address <b>${masked}</b>.`,
  },
  sentToSms: {
    id: (masked: string) => `Kode dikirim lewat SMS ke <b>${masked}</b>.`,
    en: (masked: string) => `The code goes by SMS to <b>${masked}</b>.`,
  },
  wrongAddress: { id: 'Alamat atau nomornya salah?', en: 'Is the address or number wrong?' },
  spam: {
    id: 'Di e-mail, lihat juga folder spam atau promosi.',
    en: 'For e-mail, look into the spam and promotions folders too.',
  },
  resend: { id: 'Kirim kode baru', en: 'Send a new code' },
  resendBy: { id: (how: string) => `Kirim lewat ${how} saja`, en: (how: string) => `Send it by ${how} instead` },
  resendIn: { id: 'Kode baru dapat diminta dalam', en: 'A new code can be asked for in' },
  resent: {
    id: 'Kode baru sedang dikirim. Kode yang lama tidak berlaku lagi.',
    en: 'A new code is on its way. The older one is void.',
  },
  sendsLeft: {
    id: (n: number) => `Hari ini masih dapat diminta ${n} kali.`,
    en: (n: number) => `It can be asked for ${n} more times today.`,
  },
  whereTitle: { id: 'Di mana kode saya?', en: 'Where is my code?' },
  queued: { id: 'Sedang disiapkan', en: 'Being prepared' },
  sent: { id: 'Sudah dikirim', en: 'Sent' },
  delivered: { id: 'Sudah sampai', en: 'Delivered' },
  failed: { id: 'Tidak sampai', en: 'Not delivered' },
  validUntil: {
    id: (time: string) => `Kode ini berlaku sampai ${time}.`,
    en: (time: string) => `This code is valid until ${time}.`,
  },
  deadline: {
    id: (time: string) => `Selesaikan paling lambat ${time}.`,
    en: (time: string) => `Finish by ${time} at the latest.`,
  },
  paused: {
    id: 'Pengiriman sedang dihentikan sementara. Waktu Anda tidak berkurang.',
    en: 'Sending is switched off for now. You lose no time.',
  },
  link: {
    id: 'Anda juga dapat membuka tautan di pesan itu, di perangkat mana pun. Halaman ini akan maju sendiri.',
    en: 'You can also open the link in that message, on any device. This page then moves on by itself.',
  },
});
