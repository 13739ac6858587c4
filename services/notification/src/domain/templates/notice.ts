import type { Locale } from '../delivery.js';
import { fitsOneSegment } from './gsm7.js';
import { emphasized, linked, type Mail, mailOf, paragraph } from './mail-page.js';
import { longMoment, shortMoment } from './moment.js';
import type { NoticeMessage } from './notice-message.js';
import { NOTICE_WORDS } from './notice-words.js';
import { shownName } from './shown-name.js';
import { squeezed } from './sms.js';

const AROUND: Readonly<Record<Locale, Readonly<Record<'greeting' | 'link' | 'warning' | 'notMine' | 'free', string>>>> =
  {
    id: {
      greeting: 'Halo',
      link: 'Portal pendaftaran (Anda masuk sendiri di sana, tautan ini tidak memasukkan siapa pun):',
      warning: 'Petugas tidak pernah meminta kode atau kata sandi. Jangan berikan kepada siapa pun.',
      notMine: 'Bila Anda tidak mendaftar, abaikan surat ini.',
      free: 'Pendaftaran tidak dipungut biaya.',
    },
    en: {
      greeting: 'Hello',
      link: 'The registration portal (you log in there yourself, this link logs nobody in):',
      warning: 'No officer will ever ask for a code or a password. Do not give them to anyone.',
      notMine: 'If you did not register, ignore this mail.',
      free: 'Registration costs nothing.',
    },
  };

export function renderNoticeMail(message: NoticeMessage): Mail {
  const { template, locale, maskedName, registrationNumber, at, until, reason, link } = message;
  const words = NOTICE_WORDS[locale][template];
  const around = AROUND[locale];
  const told = words.paragraphs({
    registration: shownName(registrationNumber),
    at: longMoment(at, locale),
    until: until && longMoment(until, locale),
    reason,
  });
  return mailOf(words.subject, locale, [
    paragraph(`${around.greeting} ${shownName(maskedName)},`),
    ...told.map(paragraph),
    linked(words.link ?? around.link, link),
    emphasized(around.warning),
    paragraph(words.notMine ?? around.notMine),
    paragraph(around.free),
  ]);
}

/** The SMS of a notice: the fullest of these wordings that goes out as one GSM-7 segment. */
export function renderNoticeSms({ template, locale, maskedName, link, ...message }: NoticeMessage): string {
  const { sms } = NOTICE_WORDS[locale][template];
  const number = shownName(message.registrationNumber);
  const until = message.until && shortMoment(message.until, locale);
  const at = shortMoment(message.at, locale);
  const about = (registration: string) => sms({ registration, at, until, reason: message.reason });
  const [named, plain] = [about(`${number} (${squeezed(maskedName)})`), about(number)];
  return [`${named} ${link}`, `${plain} ${link}`, named].find(fitsOneSegment) ?? plain;
}
