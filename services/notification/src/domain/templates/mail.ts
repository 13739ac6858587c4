import type { Locale, Purpose } from '../delivery.js';
import type { CodeMessage } from './code-message.js';
import { html } from './html.js';
import { emphasized, linked, type Mail, mailOf, type Paragraph, paragraph } from './mail-page.js';
import { shownName } from './shown-name.js';

interface MailWords {
  readonly subject: string;
  readonly greeting: string;
  readonly code: string;
  readonly link: string;
  readonly validity: string;
  readonly warning: string;
  readonly notMine: string;
  readonly free: string;
}

const shared = {
  id: {
    greeting: 'Halo',
    link: 'Atau buka tautan ini, lalu tekan tombol di halamannya:',
    validity: 'Kode dan tautan ini berlaku 24 jam.',
    warning: 'Petugas tidak pernah meminta kode ini. Jangan berikan kepada siapa pun.',
    notMine: 'Bila Anda tidak sedang mendaftar, abaikan surat ini; tidak ada yang berubah.',
    free: 'Pendaftaran tidak dipungut biaya.',
  },
  en: {
    greeting: 'Hello',
    link: 'Or open this link, then press the button on its page:',
    validity: 'This code and this link are valid for 24 hours.',
    warning: 'No officer will ever ask for this code. Do not give it to anyone.',
    notMine: 'If you are not registering, ignore this mail; nothing changes.',
    free: 'Registration costs nothing.',
  },
} as const;

const grant = {
  id: {
    ...shared.id,
    link: 'Ketik kode itu di halaman ini, di peramban tempat Anda memintanya (tautan ini tidak memasukkan siapa pun):',
    validity: 'Kode ini berlaku paling lama 30 menit.',
  },
  en: {
    ...shared.en,
    link: 'Type that code on this page, in the browser that asked for it (this link logs nobody in):',
    validity: 'This code is valid for 30 minutes at most.',
  },
} as const;

const WORDS: Readonly<Record<Locale, Readonly<Record<Purpose, MailWords>>>> = {
  id: {
    verify: { ...shared.id, subject: 'Kode verifikasi akun Daftar', code: 'Kode verifikasi Anda:' },
    activate: { ...shared.id, subject: 'Kode aktivasi akun Daftar', code: 'Kode aktivasi Anda:' },
    reset: {
      ...grant.id,
      subject: 'Kode untuk kata sandi baru akun Daftar',
      code: 'Kode untuk membuat kata sandi baru:',
      notMine: 'Bila Anda tidak memintanya, abaikan surat ini; tanpa kode ini kata sandi tidak berubah.',
    },
    change: {
      ...grant.id,
      subject: 'Kode untuk mengganti kontak akun Daftar',
      code: 'Kode untuk mengganti kontak:',
      notMine:
        'Bila bukan Anda yang memintanya, tidak ada yang berubah tanpa kode ini. Bila akun itu milik Anda, segera ganti kata sandinya.',
    },
  },
  en: {
    verify: { ...shared.en, subject: 'Your Daftar verification code', code: 'Your verification code:' },
    activate: { ...shared.en, subject: 'Your Daftar activation code', code: 'Your activation code:' },
    reset: {
      ...grant.en,
      subject: 'Your code for a new Daftar password',
      code: 'Your code for a new password:',
      notMine: 'If you did not ask for it, ignore this mail; without this code the password does not change.',
    },
    change: {
      ...grant.en,
      subject: 'Your code to change a Daftar contact',
      code: 'Your code to change a contact:',
      notMine:
        'If you did not ask for it, nothing changes without this code. If the account is yours, change its password at once.',
    },
  },
};

/** The mail with a code and a link. The subject holds no code: locked screens show subjects. */
export function renderMail({ purpose, locale, maskedName, code, link }: CodeMessage): Mail {
  const words = WORDS[locale][purpose];
  const large: Paragraph = {
    text: `${words.code} ${code}`,
    html: html`<p>${words.code}<br><strong style="font-size:28px;letter-spacing:4px">${code}</strong></p>`,
  };
  return mailOf(words.subject, locale, [
    paragraph(`${words.greeting} ${shownName(maskedName)},`),
    large,
    linked(words.link, link),
    paragraph(words.validity),
    emphasized(words.warning),
    paragraph(words.notMine),
    paragraph(words.free),
  ]);
}
