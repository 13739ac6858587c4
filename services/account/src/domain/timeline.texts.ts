import type { Text } from '#errors';
import { accessTexts } from './timeline.access.js';
import type { TimelineKind } from './timeline.js';

export interface EntryTexts {
  readonly title: Text;
  /** With {channel}, {what}, {until}, {reason} and {document} in their places. */
  readonly detail: Text;
  readonly next?: Text;
}

/** The words of each entry: what happened, in plain words, and what to do next. */
export const timelineTexts: Readonly<Record<TimelineKind, EntryTexts>> = {
  'draft-created': {
    title: { id: 'Data diri disimpan', en: 'Your data was saved' },
    detail: {
      id: 'Data disimpan sebagai draf. Draf belum terdaftar sampai Anda menekan Daftar.',
      en: 'It was saved as a draft. A draft is not registered until you press Daftar.',
    },
  },
  submitted: {
    title: { id: 'Pendaftaran dikirim', en: 'Registration submitted' },
    detail: { id: 'Data dan dokumen sudah diterima.', en: 'Your data and documents were received.' },
  },
  'nik-refused': {
    title: { id: 'NIK sudah terdaftar', en: 'The NIK is registered already' },
    detail: {
      id: 'Pendaftaran belum dikirim, karena NIK ini sudah dipakai pendaftaran lain yang terverifikasi.',
      en: 'It was not submitted, because another verified registration holds this NIK.',
    },
    next: {
      id: 'Bila itu pendaftaran Anda, masuk dengan NIK dan kata sandi, atau atur ulang kata sandi. Bila bukan, ajukan sengketa.',
      en: 'If that registration is yours, log in with NIK and password, or reset the password. If not, open a dispute.',
    },
  },
  'nik-attempt': {
    title: { id: 'NIK Anda dicoba oleh pendaftaran lain', en: 'Another registration tried your NIK' },
    detail: {
      id: 'Pendaftaran lain mencoba memakai NIK Anda dan ditolak. Pendaftaran Anda tidak berubah, dan tidak ada yang perlu Anda lakukan.',
      en: 'Another registration tried to use your NIK and was refused. Nothing changed in yours, and there is nothing you have to do.',
    },
  },
  'dispute-opened': {
    title: { id: 'Sengketa diajukan', en: 'Dispute opened' },
    detail: {
      id: 'Sengketa atas NIK menunggu diperiksa bantuan. Selama itu pendaftaran ini tidak kedaluwarsa.',
      en: 'The dispute about the NIK waits for the helpdesk. Until then this registration does not expire.',
    },
    next: {
      id: 'Unggah dokumen yang membuktikan bahwa NIK itu milik Anda.',
      en: 'Upload papers that show that the NIK is yours.',
    },
  },
  'nik-disputed': {
    title: { id: 'NIK Anda disengketakan', en: 'Your NIK is disputed' },
    detail: {
      id: 'Seseorang menyatakan NIK pada pendaftaran ini miliknya. Pendaftaran Anda tetap berlaku sampai diputuskan.',
      en: 'Somebody says that the NIK of this registration is theirs. Yours stays as it is until that is decided.',
    },
    next: {
      id: 'Siapkan KTP dan Kartu Keluarga; bantuan menghubungi Anda bila perlu.',
      en: 'Have your KTP and Kartu Keluarga at hand; the helpdesk contacts you if that is needed.',
    },
  },
  'message-queued': {
    title: { id: 'Pesan disiapkan', en: 'Message prepared' },
    detail: { id: '{what} akan dikirim lewat {channel}.', en: '{what} will be sent by {channel}.' },
  },
  'message-sent': {
    title: { id: 'Pesan dikirim', en: 'Message sent' },
    detail: {
      id: '{what} sudah diserahkan kepada penyedia layanan {channel}.',
      en: '{what} was handed to the {channel} provider.',
    },
    next: {
      id: 'Tunggu beberapa menit. Untuk e-mail, periksa juga folder spam. Bila tidak datang, minta kirim ulang.',
      en: 'Wait a few minutes. For e-mail, look into the spam folder too. If it does not come, ask to send it again.',
    },
  },
  'message-delivered': {
    title: { id: 'Pesan sampai', en: 'Message delivered' },
    detail: { id: '{what} lewat {channel} sudah sampai.', en: '{what} by {channel} has arrived.' },
  },
  'message-failed': {
    title: { id: 'Pesan tidak sampai', en: 'Message not delivered' },
    detail: { id: '{what} lewat {channel} tidak sampai: {reason}', en: '{what} by {channel} did not arrive: {reason}' },
    next: {
      id: 'Periksa apakah kontaknya benar. Bila salah, perbaiki; bila benar, minta kirim ulang atau pakai kontak lain.',
      en: 'Check whether the contact is right. If not, correct it; if it is, ask to send again or use the other contact.',
    },
  },
  'message-dropped': {
    title: { id: 'Kode lama tidak berlaku', en: 'An older code is void' },
    detail: {
      id: 'Kode yang lama tidak berlaku lagi. Pakai kode yang terakhir dikirim.',
      en: 'The older code is no longer valid. Use the one that was sent last.',
    },
  },
  'contact-disowned': {
    title: { id: 'Penerima menyatakan bukan miliknya', en: 'The receiver said it is not theirs' },
    detail: {
      id: 'Penerima pesan lewat {channel} menyatakan pendaftaran ini bukan miliknya. Tidak ada pesan lagi ke sana.',
      en: 'Whoever received the message by {channel} said that this registration is not theirs. Nothing more goes there.',
    },
    next: {
      id: 'Periksa kontak itu, lalu perbaiki bila salah ketik.',
      en: 'Check that contact, and correct it if it was mistyped.',
    },
  },
  'contact-proven': {
    title: { id: 'Kontak terverifikasi', en: 'Contact verified' },
    detail: { id: 'Kontak {channel} terbukti milik Anda.', en: 'The {channel} contact was shown to be yours.' },
  },
  'proof-ignored': {
    title: { id: 'Kode untuk kontak lama', en: 'A code for an older contact' },
    detail: {
      id: 'Kode itu milik kontak yang sudah diganti, jadi tidak mengubah apa pun.',
      en: 'That code belonged to a contact that was replaced, so it changed nothing.',
    },
    next: {
      id: 'Pakai kode yang dikirim ke kontak yang sekarang.',
      en: 'Use the code that was sent to the present contact.',
    },
  },
  'contact-corrected': {
    title: { id: 'Kontak diperbaiki', en: 'Contact corrected' },
    detail: {
      id: 'Kontak {channel} diganti. Kontak yang lama tidak menerima pesan lagi.',
      en: 'The {channel} contact was replaced. The old one gets no more messages.',
    },
  },
  ...accessTexts,
  'channel-failed': {
    title: { id: 'Pesan tidak menjangkau kontak', en: 'Messages do not reach the contact' },
    detail: {
      id: 'Pesan lewat {channel} tampaknya tidak sampai. Kontak lain dapat dipakai.',
      en: 'Messages by {channel} do not seem to arrive. The other contact can be used.',
    },
    next: {
      id: 'Minta kode lewat kontak lain, atau perbaiki kontak ini.',
      en: 'Ask for a code by the other contact, or correct this one.',
    },
  },
  verified: {
    title: { id: 'Pendaftaran terverifikasi', en: 'Registration verified' },
    detail: {
      id: 'NIK ini sekarang milik pendaftaran Anda. Anda dapat masuk dengan NIK dan kata sandi.',
      en: 'The NIK belongs to your registration now. You can log in with NIK and password.',
    },
  },
  activated: {
    title: { id: 'Akun aktif', en: 'Account active' },
    detail: { id: 'Semua langkah pendaftaran selesai.', en: 'Every step of the registration is done.' },
  },
  'deadline-set': {
    title: { id: 'Batas waktu', en: 'Deadline' },
    detail: { id: '{what} paling lambat {until}.', en: '{what}: {until} at the latest.' },
    next: { id: 'Masukkan kode sebelum batas waktu itu.', en: 'Enter the code before then.' },
  },
  'deadline-paused': {
    title: { id: 'Batas waktu dihentikan sementara', en: 'The deadline stands still' },
    detail: {
      id: 'Pengiriman pesan lewat {channel} sedang dihentikan. Waktu Anda tidak berkurang.',
      en: 'Sending by {channel} is switched off for now. You lose no time.',
    },
  },
  'deadline-moved': {
    title: { id: 'Batas waktu diperpanjang', en: 'Deadline extended' },
    detail: { id: '{what} diperpanjang sampai {until}.', en: '{what} was extended to {until}.' },
    next: { id: 'Selesaikan sebelum batas waktu yang baru.', en: 'Finish before the new deadline.' },
  },
  'contact-lapsed': {
    title: { id: 'Batas waktu terlewati', en: 'The deadline has passed' },
    detail: {
      id: 'Kontak {channel} belum terverifikasi sampai batas waktunya.',
      en: 'The {channel} contact was not verified before its deadline.',
    },
  },
  'document-accepted': {
    title: { id: 'Dokumen diterima', en: 'Document accepted' },
    detail: { id: '{document} lolos pemeriksaan.', en: '{document} passed the inspection.' },
  },
  'document-rejected': {
    title: { id: 'Dokumen perlu diganti', en: 'A document has to be replaced' },
    detail: { id: '{document} tidak lolos pemeriksaan.', en: '{document} did not pass the inspection.' },
    next: {
      id: 'Lihat alasannya di halaman dokumen, lalu unggah penggantinya.',
      en: 'See the reason on the page of documents, then upload a replacement.',
    },
  },
  'document-reopened': {
    title: { id: 'Dokumen dapat diganti', en: 'A document can be replaced' },
    detail: { id: '{document} dapat diganti sampai {until}.', en: '{document} can be replaced until {until}.' },
    next: { id: 'Unggah penggantinya sebelum batas waktu itu.', en: 'Upload a replacement before then.' },
  },
  'document-overdue': {
    title: { id: 'Waktu mengganti dokumen habis', en: 'The time to replace a document is over' },
    detail: { id: '{document} tidak diganti pada waktunya.', en: '{document} was not replaced in time.' },
  },
  cancelled: {
    title: { id: 'Pendaftaran berakhir', en: 'The registration ended' },
    detail: { id: '{reason}', en: '{reason}' },
    next: {
      id: 'Anda dapat mendaftar lagi selama periode pendaftaran dibuka.',
      en: 'You can register again while the period is open.',
    },
  },
};
