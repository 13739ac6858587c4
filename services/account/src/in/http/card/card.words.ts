import type { Text } from '#errors';
import type { CardView } from '../../../app/show-card.js';

/** One line of the card: its label in both languages, and what stands there. */
export interface CardLine {
  readonly label: Text;
  readonly value: string;
}

export const TITLE: Text = { id: 'Kartu Informasi Akun', en: 'Account Information Card' };
export const HOW_TO_CHECK: Text = {
  id: 'Untuk memeriksa kartu ini, pindai kode QR. Huruf awal nama dan kode pemeriksaan yang tampil harus sama dengan yang tercetak di sini.',
  en: 'To check this card, scan the QR code. The initials and the check code that it shows must match this print.',
};
export const WHAT_IT_SAYS: Text = {
  id: 'Kartu ini menyatakan bahwa akun sudah aktif. Kartu ini bukan bukti kelulusan. Pendaftaran tidak dipungut biaya.',
  en: 'This card says that the account is active. It is no proof of admission. Registration costs nothing.',
};
const CHECK_CODE: Text = { id: 'Kode pemeriksaan', en: 'Check code' };

const TIME_ZONE = 'Asia/Jakarta';
const SEX: Readonly<Record<CardView['sex'], string>> = {
  male: 'Laki-laki (male)',
  female: 'Perempuan (female)',
};
const day = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: TIME_ZONE });
const time = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: TIME_ZONE });

const birthDay = (date: string) => day.format(new Date(`${date}T12:00:00+07:00`));
const moment = (at: Date) => `${day.format(at)} pukul ${time.format(at)} WIB`;

/** In two groups of four, as people read it out. */
export const spokenCheckCode = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`;

/** What the QR code is, for those who do not see it. */
export const qrAlternative = (link: string) =>
  `Kode QR untuk memeriksa kartu ini di ${link.split('#')[0]} (QR code that checks this card)`;

/** The card, line by line; Indonesian first, with the English beside it. */
export function cardLines(card: CardView): readonly CardLine[] {
  return [
    { label: { id: 'Nomor pendaftaran', en: 'Registration number' }, value: card.registrationNumber },
    { label: { id: 'NIK', en: 'Identity number' }, value: card.nik },
    { label: { id: 'Nama', en: 'Name' }, value: card.name },
    { label: { id: 'Tanggal lahir', en: 'Date of birth' }, value: birthDay(card.birthDate) },
    { label: { id: 'Jenis kelamin', en: 'Sex' }, value: SEX[card.sex] },
    { label: { id: 'Akun dibuat', en: 'Account created' }, value: moment(card.createdAt) },
    { label: { id: 'Periode', en: 'Period' }, value: card.period },
    { label: CHECK_CODE, value: spokenCheckCode(card.checkCode) },
  ];
}
