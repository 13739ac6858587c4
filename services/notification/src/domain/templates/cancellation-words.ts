import type { Locale } from '../delivery.js';

/** Why a registration was cancelled and how to go on, in plain words; `sms` says both in one breath. */
export interface CancellationWords {
  readonly why: string;
  readonly wayOn: string;
  readonly sms: string;
}

export const CANCELLATION_REASONS = [
  'draft-expired',
  'not-verified-in-time',
  'not-activated-in-time',
  'document-overdue',
  'nik-taken',
  'withdrawn',
] as const;
type Reason = (typeof CANCELLATION_REASONS)[number];

const again = {
  id: 'Anda dapat mendaftar lagi selama masa pendaftaran masih dibuka.',
  en: 'You can register again while registration is open.',
};

const WORDS: Readonly<Record<Locale, Readonly<Record<Reason | 'other', CancellationWords>>>> = {
  id: {
    'draft-expired': {
      why: 'Draf ini terlalu lama tidak dilanjutkan.',
      wayOn: again.id,
      sms: 'draf terlalu lama tidak dilanjutkan. Anda dapat mendaftar lagi',
    },
    'not-verified-in-time': {
      why: 'Kode verifikasi tidak dimasukkan sampai batas waktunya.',
      wayOn: `${again.id} Periksa dahulu alamat e-mail dan nomor ponsel Anda.`,
      sms: 'kode verifikasi tidak masuk pada waktunya. Anda dapat mendaftar lagi',
    },
    'not-activated-in-time': {
      why: 'Kode aktivasi tidak dimasukkan sampai batas waktunya.',
      wayOn: `${again.id} Periksa dahulu alamat e-mail dan nomor ponsel Anda.`,
      sms: 'kode aktivasi tidak masuk pada waktunya. Anda dapat mendaftar lagi',
    },
    'document-overdue': {
      why: 'Dokumen yang harus diganti tidak diganti sampai batas waktunya.',
      wayOn: `${again.id} Siapkan dahulu pindaian yang jelas terbaca.`,
      sms: 'dokumen tidak diganti pada waktunya. Anda dapat mendaftar lagi',
    },
    'nik-taken': {
      why: 'NIK pada pendaftaran ini sudah lebih dahulu dibuktikan oleh pendaftaran lain.',
      wayOn:
        'Bila pendaftaran itu milik Anda, masuklah dengan NIK dan kata sandinya. Bila bukan, sampaikan keberatan kepada bantuan.',
      sms: 'NIK-nya sudah dibuktikan pendaftaran lain. Bukan Anda? Hubungi bantuan',
    },
    withdrawn: {
      why: 'Pendaftaran ini ditarik dari akunnya sendiri, dengan kata sandinya. Datanya dihapus beberapa hari lagi.',
      wayOn: `${again.id} Bila bukan Anda yang menariknya, segera hubungi bantuan dengan menyebut nomor pendaftaran.`,
      sms: 'ditarik dengan kata sandinya. Bukan Anda? Segera hubungi bantuan',
    },
    other: {
      why: 'Sebabnya dapat Anda tanyakan kepada bantuan dengan menyebut nomor pendaftaran.',
      wayOn: again.id,
      sms: 'tanyakan sebabnya kepada bantuan dengan nomor ini',
    },
  },
  en: {
    'draft-expired': {
      why: 'This draft was left alone for too long.',
      wayOn: again.en,
      sms: 'the draft was left alone too long. You can register again',
    },
    'not-verified-in-time': {
      why: 'The verification code was not entered before its deadline.',
      wayOn: `${again.en} Check your e-mail address and phone number first.`,
      sms: 'the verification code was not entered in time. You can register again',
    },
    'not-activated-in-time': {
      why: 'The activation code was not entered before its deadline.',
      wayOn: `${again.en} Check your e-mail address and phone number first.`,
      sms: 'the activation code was not entered in time. You can register again',
    },
    'document-overdue': {
      why: 'A document that had to be replaced was not replaced before its deadline.',
      wayOn: `${again.en} Prepare a clearly legible scan first.`,
      sms: 'a document was not replaced in time. You can register again',
    },
    'nik-taken': {
      why: 'Another registration proved the NIK of this one first.',
      wayOn:
        'If that registration is yours, log in with the NIK and its password. If it is not, raise an objection with the helpdesk.',
      sms: 'another registration proved its NIK. Not you? Ask the helpdesk',
    },
    withdrawn: {
      why: 'It was withdrawn from its own account, with its password. Its data will be erased in a few days.',
      wayOn: `${again.en} If it was not you, ask the helpdesk at once and give them the registration number.`,
      sms: 'withdrawn with its password. Not you? Ask the helpdesk at once',
    },
    other: {
      why: 'The helpdesk can tell you why: give them the registration number.',
      wayOn: again.en,
      sms: 'ask the helpdesk why, with this number',
    },
  },
};

const isReason = (code: string | undefined): code is Reason =>
  (CANCELLATION_REASONS as readonly (string | undefined)[]).includes(code);

/** The words for a reason; one that we do not know gets words too. */
export function cancellationWords(locale: Locale, reason: string | undefined): CancellationWords {
  return WORDS[locale][isReason(reason) ? reason : 'other'];
}
