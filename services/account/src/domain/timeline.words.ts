import type { Text } from '#errors';
import type { GrantPurpose } from './grant.js';
import type { Channel } from './period.js';
import type { CancellationReason, NoticeTemplate } from './registration.events.js';

export const channelWords: Readonly<Record<Channel, Text>> = {
  email: { id: 'e-mail', en: 'e-mail' },
  sms: { id: 'SMS', en: 'SMS' },
};

/** What a message or a deadline is about. */
export const subjectWords: Readonly<
  Record<NoticeTemplate | GrantPurpose | 'verify' | 'activate' | 'document' | 'draft', Text>
> = {
  verify: { id: 'Kode verifikasi', en: 'The verification code' },
  activate: { id: 'Kode aktivasi', en: 'The activation code' },
  document: { id: 'Penggantian dokumen', en: 'The replacement of a document' },
  draft: { id: 'Pengisian draf', en: 'The draft' },
  'reminder-verify': { id: 'Pengingat verifikasi', en: 'A reminder to verify' },
  'reminder-activate': { id: 'Pengingat aktivasi', en: 'A reminder to activate' },
  cancelled: { id: 'Pemberitahuan bahwa pendaftaran berakhir', en: 'Word that the registration ended' },
  'nik-taken': {
    id: 'Pemberitahuan bahwa NIK dipakai pendaftaran lain',
    en: 'Word that another registration holds the NIK',
  },
  welcome: { id: 'Ucapan selamat datang', en: 'A welcome' },
  'deadline-moved': { id: 'Pemberitahuan perpanjangan waktu', en: 'Word of the extension' },
  'nik-disputed': { id: 'Pemberitahuan bahwa NIK disengketakan', en: 'Word that the NIK is disputed' },
  'password-changed': { id: 'Pemberitahuan bahwa kata sandi diganti', en: 'Word that the password was changed' },
  'contact-changed': { id: 'Pemberitahuan bahwa kontak diganti', en: 'Word that a contact was replaced' },
  reset: { id: 'Kode untuk mengatur ulang kata sandi', en: 'The code to reset the password' },
  change: { id: 'Kode untuk mengganti kontak', en: 'The code to change a contact' },
};
export const aMessage: Text = { id: 'Pesan', en: 'A message' };

export const deadlineWords: Readonly<Record<'verify' | 'activate' | 'document' | 'draft', Text>> = {
  verify: { id: 'Verifikasi kontak pertama', en: 'Verifying the first contact' },
  activate: { id: 'Aktivasi akun', en: 'Activating the account' },
  document: { id: 'Penggantian dokumen', en: 'Replacing the document' },
  draft: { id: 'Pengisian draf', en: 'Completing the draft' },
};

const cancellationWords: Readonly<Record<CancellationReason, Text>> = {
  'nik-taken': {
    id: 'NIK ini lebih dahulu diverifikasi oleh pendaftaran lain.',
    en: 'Another registration verified this NIK first.',
  },
  'draft-expired': { id: 'Draf lama tidak dilanjutkan.', en: 'The draft was not continued for a long time.' },
  'not-verified-in-time': {
    id: 'Kontak pertama tidak diverifikasi sampai batas waktunya.',
    en: 'The first contact was not verified before its deadline.',
  },
  'not-activated-in-time': {
    id: 'Akun tidak diaktifkan sampai batas waktunya.',
    en: 'The account was not activated before its deadline.',
  },
  'document-overdue': {
    id: 'Dokumen yang perlu diganti tidak diganti pada waktunya.',
    en: 'A document that had to be replaced was not replaced in time.',
  },
  withdrawn: { id: 'Anda menarik pendaftaran ini.', en: 'You withdrew this registration.' },
};

const failures: Readonly<Record<string, Text>> = {
  'recipient-invalid': { id: 'alamat atau nomornya tidak ada.', en: 'the address or number does not exist.' },
  'recipient-refused': {
    id: 'penerima menolak; mungkin alamat atau nomornya tidak ada, atau kotak suratnya penuh.',
    en: 'it was refused there; the address or number may not exist, or the mailbox is full.',
  },
  bounced: {
    id: 'e-mail dikembalikan; mungkin alamatnya tidak ada, atau kotak suratnya penuh.',
    en: 'the e-mail came back; the address may not exist, or the mailbox is full.',
  },
  'message-refused': { id: 'penyedia layanan menolak pesan.', en: 'the provider refused the message.' },
  'not-delivered': {
    id: 'ponsel atau kotak surat tidak terjangkau.',
    en: 'the phone or mailbox could not be reached.',
  },
  'sending-off': { id: 'pengiriman sedang dihentikan.', en: 'sending is switched off for now.' },
  'no-answer': { id: 'penyedia layanan tidak menjawab.', en: 'the provider gave no answer.' },
  expired: { id: 'tidak terkirim pada waktunya.', en: 'it was not sent in time.' },
};
const unknownFailure: Text = {
  id: 'penyedia layanan tidak dapat mengirimkannya.',
  en: 'the provider could not deliver it.',
};

/** Why something did not work, for a person; codes that we do not know get a sentence too. */
export function reasonWords(code: string | undefined): Text {
  const known: Readonly<Record<string, Text>> = { ...failures, ...cancellationWords };
  return known[code ?? ''] ?? unknownFailure;
}
