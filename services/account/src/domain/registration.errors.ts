import { defineError } from '#errors';

export const registrationUnknown = defineError({
  code: 'registration-unknown',
  status: 404,
  kind: 'permanent',
  title: { id: 'Pendaftaran tidak ditemukan', en: 'The registration was not found' },
  detail: { id: 'Masuk lagi dengan nomor pendaftaran Anda.', en: 'Log in again with your registration number.' },
});

export const registrationNotDraft = defineError({
  code: 'registration-not-draft',
  status: 409,
  kind: 'permanent',
  title: { id: 'Data sudah dikirim', en: 'The data was submitted already' },
  detail: {
    id: 'Setelah menekan Daftar, data diri tidak dapat diubah lagi di sini.',
    en: 'After pressing Daftar, data can no longer be changed here.',
  },
});

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

/** A move that the table does not have from the present state: an event that contradicts what is known. */
export const moveRefused = defineError({
  code: 'registration-move-refused',
  status: 409,
  kind: 'permanent',
  title: {
    id: 'Langkah ini tidak sesuai dengan keadaan pendaftaran',
    en: 'This step does not fit the state of the registration',
  },
  detail: { id: 'Muat ulang halaman untuk melihat keadaan terbaru.', en: 'Reload the page to see where it stands.' },
});

export const nikTaken = defineError({
  code: 'nik-taken',
  status: 409,
  kind: 'permanent',
  title: { id: 'NIK ini sudah terdaftar', en: 'This NIK is registered already' },
  detail: {
    id: 'Bila itu pendaftaran Anda, masuk dengan NIK dan kata sandi. Bila bukan, hubungi bantuan.',
    en: 'If that registration is yours, log in with NIK and password. If not, contact the helpdesk.',
  },
});

export const documentsIncomplete = defineError({
  code: 'documents-incomplete',
  status: 422,
  kind: 'permanent',
  title: { id: 'Dokumen belum lengkap', en: 'The documents are not complete yet' },
  detail: {
    id: 'Unggah atau ganti dokumen yang ditunjuk, lalu tekan Daftar lagi.',
    en: 'Upload or replace the documents that are pointed out, then press Daftar again.',
  },
});

/** The list of documents has not been heard since the period was set; it is on its way. */
export const requirementsUnknown = defineError({
  code: 'requirements-not-ready',
  status: 503,
  kind: 'retryable',
  title: { id: 'Daftar dokumen sedang disiapkan', en: 'The list of documents is being prepared' },
  detail: {
    id: 'Data Anda aman. Tekan Daftar lagi beberapa saat lagi.',
    en: 'Your data is safe. Press Daftar again in a moment.',
  },
});
