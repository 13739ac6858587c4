import type { Locale, Purpose } from '../delivery.js';
import type { CodeMessage } from './code-message.js';
import { html } from './html.js';

/** A mail, ready for its provider. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: Locale;
}

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

const WORDS: Readonly<Record<Locale, Readonly<Record<Purpose, MailWords>>>> = {
  id: {
    verify: { ...shared.id, subject: 'Kode verifikasi akun Daftar', code: 'Kode verifikasi Anda:' },
    activate: { ...shared.id, subject: 'Kode aktivasi akun Daftar', code: 'Kode aktivasi Anda:' },
  },
  en: {
    verify: { ...shared.en, subject: 'Your Daftar verification code', code: 'Your verification code:' },
    activate: { ...shared.en, subject: 'Your Daftar activation code', code: 'Your activation code:' },
  },
};

function plain(words: MailWords, { maskedName, code, link }: CodeMessage): string {
  return [
    `${words.greeting} ${maskedName},`,
    `${words.code} ${code}`,
    `${words.link}\n${link}`,
    words.validity,
    words.warning,
    words.notMine,
    words.free,
  ]
    .join('\n\n')
    .concat('\n');
}

function page(words: MailWords, { maskedName, code, link, locale }: CodeMessage): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.subject}</title>
</head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;background:#ffffff">
<main style="max-width:560px;margin:0 auto">
<h1 style="font-size:20px">${words.subject}</h1>
<p>${words.greeting} ${maskedName},</p>
<p>${words.code}<br><strong style="font-size:28px;letter-spacing:4px">${code}</strong></p>
<p>${words.link}<br><a href="${link}" style="color:#0b4f9e;overflow-wrap:anywhere">${link}</a></p>
<p>${words.validity}</p>
<p><strong>${words.warning}</strong></p>
<p>${words.notMine}</p>
<p>${words.free}</p>
</main>
</body>
</html>
`;
}

/** The mail with a code and a link. The subject holds no code: locked screens show subjects. */
export function renderMail(message: CodeMessage): Mail {
  const words = WORDS[message.locale][message.purpose];
  return { subject: words.subject, text: plain(words, message), html: page(words, message), locale: message.locale };
}
