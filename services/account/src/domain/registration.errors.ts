import { defineError, hasCode } from '#errors';

export const registrationUnknown = defineError({
  code: 'registration-unknown',
  status: 404,
  kind: 'permanent',
  title: { id: 'Pendaftaran tidak ditemukan', en: 'The registration was not found' },
  detail: { id: 'Masuk lagi dengan nomor pendaftaran Anda.', en: 'Log in again with your registration number.' },
});

const ERASED = 'erased';
/** The same over HTTP; news of the person, which may be late, can tell it apart. */
export const registrationErased = () => registrationUnknown({ cause: ERASED });
export const saysErased = (error: unknown) =>
  hasCode(error, 'registration-unknown') && error.occurrence.cause === ERASED;

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
    id: 'Bila itu pendaftaran Anda, masuk dengan NIK dan kata sandi, atau atur ulang kata sandi bila lupa. Bila bukan, ajukan sengketa dari pendaftaran ini; data Anda tetap tersimpan.',
    en: 'If that registration is yours, log in with NIK and password, or reset the password if you forgot it. If not, open a dispute from this registration; what you filled in is kept.',
  },
});

export const ifMatchNeeded = defineError({
  code: 'if-match-needed',
  status: 428,
  kind: 'permanent',
  title: { id: 'Header If-Match diperlukan', en: 'The If-Match header is needed' },
  detail: {
    id: 'Ambil pendaftaran terlebih dahulu, lalu kirim ETag yang diterima sebagai If-Match.',
    en: 'Fetch the registration first, then send the ETag that came with it as If-Match.',
  },
});

export const editStale = defineError({
  code: 'edit-stale',
  status: 412,
  kind: 'permanent',
  title: { id: 'Data sudah berubah di tempat lain', en: 'The data was changed elsewhere' },
  detail: {
    id: 'Perubahan ini belum disimpan. Muat ulang data yang terbaru, lalu ulangi perubahannya.',
    en: 'This change was not saved. Load the newest data, then make the change again.',
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
