import { defineError } from '#errors';

export const requirementsUnknown = defineError({
  code: 'requirements-unknown',
  status: 404,
  kind: 'permanent',
  title: { id: 'Persyaratan dokumen belum tersedia', en: 'The document requirements are not available yet' },
  detail: {
    id: 'Belum ada masa pendaftaran. Periksa lagi setelah jadwal diumumkan.',
    en: 'There is no registration period yet. Look again when the dates have been announced.',
  },
});

export const alreadySubmitted = defineError({
  code: 'already-submitted',
  status: 409,
  kind: 'permanent',
  title: { id: 'Pendaftaran sudah dikirim', en: 'The registration has been submitted' },
  detail: {
    id: 'Dokumen tidak dapat diganti lagi setelah pendaftaran dikirim.',
    en: 'Documents cannot be replaced once the registration has been submitted.',
  },
});

/** In the words of the service that ends registrations: a reader meets one error, wherever it comes from. */
export const registrationEnded = defineError({
  code: 'registration-cancelled',
  status: 409,
  kind: 'permanent',
  title: { id: 'Pendaftaran ini sudah berakhir', en: 'This registration has ended' },
  detail: {
    id: 'Anda dapat mendaftar lagi selama periode pendaftaran dibuka.',
    en: 'You can register again while the period is open.',
  },
});

export const documentOverdue = defineError({
  code: 'document-overdue',
  status: 409,
  kind: 'permanent',
  title: { id: 'Waktu mengganti dokumen ini sudah habis', en: 'The time to replace this document is over' },
  detail: {
    id: 'Lihat status pendaftaran Anda. Bila ada kendala, hubungi bantuan.',
    en: 'See the status of your registration. If something went wrong, ask the helpdesk.',
  },
});

export const disputeNotOpen = defineError({
  code: 'dispute-not-open',
  status: 409,
  kind: 'permanent',
  title: { id: 'Belum ada sengketa NIK', en: 'No dispute about the NIK is open' },
  detail: {
    id: 'Ajukan sengketa dahulu, lalu unggah buktinya.',
    en: 'Open a dispute first, then upload the evidence.',
  },
});

export const disputeFull = defineError({
  code: 'dispute-full',
  status: 409,
  kind: 'permanent',
  title: { id: 'Bukti sengketa sudah lengkap lima berkas', en: 'The dispute holds five files already' },
  detail: {
    id: 'Petugas akan memeriksa berkas yang sudah dikirim. Bila perlu menambah, hubungi bantuan.',
    en: 'What was sent will be looked at. If more is needed, ask the helpdesk.',
  },
});

export const tooManySlots = defineError({
  code: 'too-many-slots',
  status: 429,
  kind: 'retryable',
  title: { id: 'Terlalu banyak unggahan dalam satu jam', en: 'Too many uploads within an hour' },
  detail: {
    id: 'Tunggu sampai waktu yang disebutkan, lalu coba lagi.',
    en: 'Wait for the time given, then try again.',
  },
});

export const uploadMissing = defineError({
  code: 'upload-missing',
  status: 409,
  kind: 'permanent',
  title: { id: 'Berkas belum terunggah', en: 'The file has not been uploaded' },
  detail: {
    id: 'Unggah berkasnya dahulu, lalu ulangi langkah ini.',
    en: 'Upload the file first, then repeat this step.',
  },
});

export const slotExpired = defineError({
  code: 'slot-expired',
  status: 409,
  kind: 'permanent',
  title: { id: 'Waktu unggah sudah habis', en: 'The time for this upload is over' },
  detail: {
    id: 'Pilih berkasnya lagi untuk memulai unggahan baru.',
    en: 'Choose the file again to start a new upload.',
  },
});

export const uploadWrongSize = defineError({
  code: 'upload-wrong-size',
  status: 422,
  kind: 'permanent',
  title: { id: 'Ukuran berkas tidak sesuai', en: 'The size of the file is not the promised one' },
  detail: {
    id: 'Pilih berkasnya lagi, lalu unggah dari awal.',
    en: 'Choose the file again and upload it from the start.',
  },
});

export const documentReplaced = defineError({
  code: 'document-replaced',
  status: 409,
  kind: 'permanent',
  title: { id: 'Dokumen ini sudah diganti', en: 'This document has been replaced' },
  detail: {
    id: 'Unggahan yang lebih baru dipakai. Muat ulang daftar dokumen.',
    en: 'A newer upload is used. Reload the list of documents.',
  },
});

export const contentNotReady = defineError({
  code: 'content-not-ready',
  status: 409,
  kind: 'retryable',
  title: { id: 'Dokumen masih diperiksa', en: 'The document is still being inspected' },
  detail: { id: 'Tunggu sebentar, lalu buka lagi.', en: 'Wait a moment, then open it again.' },
});

export const contentRefused = defineError({
  code: 'content-refused',
  status: 409,
  kind: 'permanent',
  title: { id: 'Dokumen ini tidak diterima', en: 'This document was not accepted' },
  detail: {
    id: 'Isinya tidak disimpan. Lihat alasannya, lalu unggah yang baru.',
    en: 'Its content was not kept. See the reason, then upload a new one.',
  },
});

/** A submission that names documents which were never committed here: only a repaired database can bring them back. */
export const documentsNotOurs = defineError({
  code: 'documents-not-ours',
  status: 409,
  kind: 'permanent',
  title: { id: 'Dokumen yang dikirim tidak dikenal', en: 'The submitted documents are not known' },
  detail: { id: 'Hubungi bantuan.', en: 'Please ask the helpdesk.' },
});
