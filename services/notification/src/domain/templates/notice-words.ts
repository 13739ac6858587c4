import type { Locale } from '../delivery.js';
import { cancellationWords } from './cancellation-words.js';
import type { NoticeTemplate } from './notice-message.js';

/** What the words of a notice are about; the moment is written out already, for a mail or for an SMS. */
export interface Occasion {
  /** The registration's number; in an SMS with the masked name behind it where there is room. */
  readonly registration: string;
  readonly until: string | undefined;
  readonly reason: string | undefined;
}

interface NoticeWords {
  readonly subject: string;
  readonly paragraphs: (occasion: Occasion) => readonly string[];
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
  'reminder-draft': {
    subject: 'Pengingat: pendaftaran Anda belum dikirim',
    paragraphs: (about) => [
      `Pendaftaran ${about.registration} masih berupa draf. Lengkapi lalu tekan Daftar, ${byThen.id(about)}.`,
      'Draf yang tidak dilanjutkan akan dihapus.',
    ],
    sms: (about) => `Pendaftaran ${about.registration} masih draf. Tekan Daftar ${byThen.id(about)}.`,
  },
  cancelled: cancelled.id,
  'nik-taken': nikTaken(cancelled.id),
  welcome: {
    subject: 'Akun Daftar Anda sudah aktif',
    paragraphs: ({ registration }) => [
      `Selamat datang. Akun untuk pendaftaran ${registration} sudah aktif.`,
      'Mulai sekarang, masuklah dengan NIK dan kata sandi Anda. Langkah berikutnya ada di halaman akun Anda.',
    ],
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
  'reminder-draft': {
    subject: 'Reminder: your registration was not sent yet',
    paragraphs: (about) => [
      `Registration ${about.registration} is still a draft. Complete it and press Daftar ${byThen.en(about)}.`,
      'A draft that is left alone will be removed.',
    ],
    sms: (about) => `Registration ${about.registration} is still a draft. Press Daftar ${byThen.en(about)}.`,
  },
  cancelled: cancelled.en,
  'nik-taken': nikTaken(cancelled.en),
  welcome: {
    subject: 'Your Daftar account is active',
    paragraphs: ({ registration }) => [
      `Welcome. The account of registration ${registration} is active.`,
      'From now on, log in with your NIK and password. The page of your account shows the next step.',
    ],
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
};

export const NOTICE_WORDS: Readonly<Record<Locale, Readonly<Record<NoticeTemplate, NoticeWords>>>> = { id, en };
