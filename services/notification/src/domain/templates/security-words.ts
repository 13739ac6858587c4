import type { Locale } from '../delivery.js';
import type { NoticeWords } from './notice-words.js';

/** Notices that somebody must not miss: what happened, when, and what to do if it was not the reader. */
export const SECURITY_TEMPLATES = ['password-changed', 'contact-changed', 'nik-disputed'] as const;
export type SecurityTemplate = (typeof SECURITY_TEMPLATES)[number];

export const SECURITY_WORDS: Readonly<Record<Locale, Readonly<Record<SecurityTemplate, NoticeWords>>>> = {
  id: {
    'password-changed': {
      subject: 'Kata sandi akun Daftar Anda diganti',
      paragraphs: ({ registration, at }) => [
        `Kata sandi untuk pendaftaran ${registration} diganti pada ${at}. Perangkat lain yang sedang masuk sudah dikeluarkan.`,
        'Bila Anda sendiri yang menggantinya, tidak ada yang perlu dilakukan.',
      ],
      notMine:
        'Bila bukan Anda: buka portal sekarang juga, pilih Lupa kata sandi, buat kata sandi baru, lalu hubungi bantuan dengan menyebut nomor pendaftaran.',
      sms: ({ registration, at }) =>
        `Kata sandi pendaftaran ${registration} diganti ${at}. Bukan Anda? Pilih Lupa kata sandi di portal.`,
    },
    'contact-changed': {
      subject: 'Kontak akun Daftar Anda diganti',
      paragraphs: ({ registration, at }) => [
        `Alamat e-mail atau nomor ponsel untuk pendaftaran ${registration} diganti pada ${at}. Kode dan pemberitahuan berikutnya dikirim ke kontak yang baru; kontak yang lama tidak menerima apa pun lagi.`,
        'Bila Anda sendiri yang menggantinya, tidak ada yang perlu dilakukan.',
      ],
      notMine:
        'Bila bukan Anda: masuklah sekarang juga, ganti kata sandi Anda, lalu hubungi bantuan dengan menyebut nomor pendaftaran.',
      sms: ({ registration, at }) =>
        `Kontak pendaftaran ${registration} diganti ${at}. Bukan Anda? Ganti kata sandi, hubungi bantuan.`,
    },
    'nik-disputed': {
      subject: 'Ada keberatan atas NIK pada pendaftaran Anda',
      paragraphs: ({ registration, at }) => [
        `Pada ${at} seseorang menyatakan bahwa NIK pada pendaftaran ${registration} adalah miliknya.`,
        'Pendaftaran Anda tetap berlaku, dan tidak ada yang berubah sampai dua petugas memutuskan keberatan itu.',
        'Bila NIK itu milik Anda, tidak ada yang perlu dilakukan sekarang. Bila petugas memerlukan sesuatu, Anda diberi tahu.',
      ],
      notMine: 'Bila pendaftaran ini bukan milik Anda, hubungi bantuan dengan menyebut nomor pendaftaran.',
      sms: ({ registration, at }) =>
        `Ada keberatan atas NIK pendaftaran ${registration}, ${at}. Pendaftaran tetap berlaku. Bukan Anda? Hubungi bantuan.`,
    },
  },
  en: {
    'password-changed': {
      subject: 'The password of your Daftar account was changed',
      paragraphs: ({ registration, at }) => [
        `The password of registration ${registration} was changed on ${at}. Other devices that were logged in have been logged out.`,
        'If you changed it yourself, there is nothing to do.',
      ],
      notMine:
        'If it was not you: open the portal at once, choose Forgot password, set a new password, then ask the helpdesk and give them the registration number.',
      sms: ({ registration, at }) =>
        `Password of registration ${registration} changed ${at}. Not you? Choose Forgot password in the portal.`,
    },
    'contact-changed': {
      subject: 'A contact of your Daftar account was changed',
      paragraphs: ({ registration, at }) => [
        `The e-mail address or phone number of registration ${registration} was changed on ${at}. Codes and messages go to the new contact from now on; the old one gets nothing more.`,
        'If you changed it yourself, there is nothing to do.',
      ],
      notMine:
        'If it was not you: log in at once, change your password, then ask the helpdesk and give them the registration number.',
      sms: ({ registration, at }) =>
        `Contact of registration ${registration} changed ${at}. Not you? Change the password, ask the helpdesk.`,
    },
    'nik-disputed': {
      subject: 'Somebody objects to the NIK of your registration',
      paragraphs: ({ registration, at }) => [
        `On ${at} somebody stated that the NIK of registration ${registration} is theirs.`,
        'Your registration stays in force, and nothing changes until two officers have decided.',
        'If the NIK is yours, there is nothing to do now. If the officers need something, you will be told.',
      ],
      notMine: 'If this registration is not yours, ask the helpdesk and give them the registration number.',
      sms: ({ registration, at }) =>
        `Objection to the NIK of registration ${registration}, ${at}. It stays in force. Not you? Ask the helpdesk.`,
    },
  },
};
