import type { Locale } from '../delivery.js';
import { cancellationWords } from './cancellation-words.js';
import type { NoticeTemplate } from './notice-message.js';
import { SECURITY_WORDS } from './security-words.js';

/** What the words of a notice are about; moments are written out already, for a mail or for an SMS. */
export interface Occasion {
  /** The registration's number; in an SMS with the masked name behind it where there is room. */
  readonly registration: string;
  readonly at: string;
  readonly until: string | undefined;
  readonly reason: string | undefined;
}

export interface NoticeWords {
  readonly subject: string;
  readonly paragraphs: (occasion: Occasion) => readonly string[];
  /** What the link leads to, where that is not simply the portal. */
  readonly link?: string;
  /** What to do for whom this is none of theirs, where ignoring it is not enough. */
  readonly notMine?: string;
  /** Without the link, which is put behind it. */
  readonly sms: (occasion: Occasion) => string;
}

const byThen = {
  id: ({ until }: Occasion) => (until ? `paling lambat ${until}` : 'secepatnya'),
  en: ({ until }: Occasion) => (until ? `by ${until} at the latest` : 'as soon as you can'),
};
const toThen = {
  id: ({ until }: Occasion) => (until ? ` sampai ${until}` : ''),
  en: ({ until }: Occasion) => (until ? ` to ${until}` : ''),
};

const cancelled = {
  id: {
    subject: 'Pendaftaran Anda dibatalkan',
    paragraphs: ({ registration, reason }) => {
      const { why, wayOn } = cancellationWords('id', reason);
      return [`Pendaftaran ${registration} dibatalkan. ${why}`, wayOn];
    },
    sms: ({ registration, reason }) => `Pendaftaran ${registration} batal: ${cancellationWords('id', reason).sms}.`,
  },
  en: {
    subject: 'Your registration was cancelled',
    paragraphs: ({ registration, reason }) => {
      const { why, wayOn } = cancellationWords('en', reason);
      return [`Registration ${registration} was cancelled. ${why}`, wayOn];
    },
    sms: ({ registration, reason }) =>
      `Registration ${registration} cancelled: ${cancellationWords('en', reason).sms}.`,
  },
} satisfies Record<Locale, NoticeWords>;

const nikTaken = (words: NoticeWords): NoticeWords => ({
  subject: words.subject,
  paragraphs: (occasion) => words.paragraphs({ ...occasion, reason: 'nik-taken' }),
  sms: (occasion) => words.sms({ ...occasion, reason: 'nik-taken' }),
});

const id: Readonly<Record<NoticeTemplate, NoticeWords>> = {
  'reminder-verify': {
    subject: 'Pengingat: masukkan kode verifikasi Anda',
    paragraphs: (about) => [
      `Pendaftaran ${about.registration} menunggu kode verifikasi. Masukkan kode itu ${byThen.id(about)}.`,
      'Bila kodenya hilang atau sudah lewat waktunya, minta kode baru di portal.',
      'Tanpa kode itu pendaftaran ini akan dibatalkan.',
    ],
    sms: (about) => `Pendaftaran ${about.registration} menunggu kode verifikasi, ${byThen.id(about)}.`,
  },
  'reminder-activate': {
    subject: 'Pengingat: masukkan kode aktivasi Anda',
    paragraphs: (about) => [
      `Pendaftaran ${about.registration} menunggu kode aktivasi. Masukkan kode itu ${byThen.id(about)}.`,
      'Bila kodenya hilang atau sudah lewat waktunya, minta kode baru di portal.',
      'Tanpa kode itu pendaftaran ini akan dibatalkan.',
    ],
    sms: (about) => `Pendaftaran ${about.registration} menunggu kode aktivasi, ${byThen.id(about)}.`,
  },
  cancelled: cancelled.id,
  'nik-taken': nikTaken(cancelled.id),
  welcome: {
    subject: 'Akun Daftar Anda sudah aktif',
    paragraphs: ({ registration }) => [
      `Selamat datang. Akun untuk pendaftaran ${registration} sudah aktif.`,
      'Mulai sekarang, masuklah dengan NIK dan kata sandi Anda. Langkah berikutnya dan Kartu Informasi Akun ada di halaman akun Anda.',
    ],
    link: 'Masuk di halaman ini, dengan NIK dan kata sandi (tautan ini tidak memasukkan siapa pun):',
    sms: ({ registration }) =>
      `Akun untuk pendaftaran ${registration} sudah aktif. Masuklah dengan NIK dan kata sandi.`,
  },
  'deadline-moved': {
    subject: 'Batas waktu Anda diperpanjang',
    paragraphs: (about) => [
      `Batas waktu untuk pendaftaran ${about.registration} diperpanjang${toThen.id(about)}.`,
      'Bila Anda menerima kode baru, pakailah kode yang terakhir.',
    ],
    sms: (about) => `Batas waktu pendaftaran ${about.registration} diperpanjang${toThen.id(about)}.`,
  },
  ...SECURITY_WORDS.id,
};

const en: Readonly<Record<NoticeTemplate, NoticeWords>> = {
  'reminder-verify': {
    subject: 'Reminder: enter your verification code',
    paragraphs: (about) => [
      `Registration ${about.registration} waits for its verification code. Enter it ${byThen.en(about)}.`,
      'If you lost the code or it is too old, ask for a new one in the portal.',
      'Without that code this registration will be cancelled.',
    ],
    sms: (about) => `Registration ${about.registration}: enter your verification code ${byThen.en(about)}.`,
  },
  'reminder-activate': {
    subject: 'Reminder: enter your activation code',
    paragraphs: (about) => [
      `Registration ${about.registration} waits for its activation code. Enter it ${byThen.en(about)}.`,
      'If you lost the code or it is too old, ask for a new one in the portal.',
      'Without that code this registration will be cancelled.',
    ],
    sms: (about) => `Registration ${about.registration}: enter your activation code ${byThen.en(about)}.`,
  },
  cancelled: cancelled.en,
  'nik-taken': nikTaken(cancelled.en),
  welcome: {
    subject: 'Your Daftar account is active',
    paragraphs: ({ registration }) => [
      `Welcome. The account of registration ${registration} is active.`,
      'From now on, log in with your NIK and password. The page of your account shows the next step and your account card (Kartu Informasi Akun).',
    ],
    link: 'Log in on this page, with NIK and password (this link logs nobody in):',
    sms: ({ registration }) => `The account of registration ${registration} is active. Log in with NIK and password.`,
  },
  'deadline-moved': {
    subject: 'You have more time',
    paragraphs: (about) => [
      `The deadline of registration ${about.registration} was moved${toThen.en(about)}.`,
      'If you get a new code, use the latest one.',
    ],
    sms: (about) => `The deadline of registration ${about.registration} was moved${toThen.en(about)}.`,
  },
  ...SECURITY_WORDS.en,
};

export const NOTICE_WORDS: Readonly<Record<Locale, Readonly<Record<NoticeTemplate, NoticeWords>>>> = { id, en };
