import { defineError } from './coded-error.js';

export const invalidRequest = defineError({
  code: 'invalid-request',
  status: 400,
  kind: 'permanent',
  title: { id: 'Data belum lengkap atau belum benar', en: 'Some data is missing or not right yet' },
  detail: {
    id: 'Perbaiki bagian yang ditunjuk, lalu kirim lagi.',
    en: 'Correct the fields that are pointed out, then send again.',
  },
});

export const malformedBody = defineError({
  code: 'malformed-body',
  status: 400,
  kind: 'permanent',
  title: { id: 'Isi permintaan tidak dapat dibaca', en: 'The request body cannot be read' },
  detail: { id: 'Kirim isi permintaan sebagai JSON yang sah.', en: 'Send the body as valid JSON.' },
});

export const bodyTooLarge = defineError({
  code: 'body-too-large',
  status: 413,
  kind: 'permanent',
  title: { id: 'Isi permintaan terlalu besar', en: 'The request body is too large' },
  detail: {
    id: 'Kirim isi yang lebih kecil. Dokumen diunggah melalui slot unggah.',
    en: 'Send a smaller body. Documents go to an upload slot.',
  },
});

export const unsupportedMediaType = defineError({
  code: 'unsupported-media-type',
  status: 415,
  kind: 'permanent',
  title: { id: 'Jenis isi tidak didukung', en: 'This media type is not supported' },
  detail: { id: 'Kirim dengan Content-Type: application/json.', en: 'Send it with Content-Type: application/json.' },
});

export const badRequest = defineError({
  code: 'bad-request',
  status: 400,
  kind: 'permanent',
  title: { id: 'Permintaan tidak dapat diproses', en: 'The request cannot be processed' },
  detail: {
    id: 'Periksa alamat dan isi permintaan, lalu kirim lagi.',
    en: 'Check the address and the content, then send again.',
  },
});

export const headersTooLarge = defineError({
  code: 'headers-too-large',
  status: 431,
  kind: 'permanent',
  title: { id: 'Header permintaan terlalu besar', en: 'The request headers are too large' },
  detail: {
    id: 'Hapus cookie situs ini di peramban, lalu coba lagi.',
    en: 'Delete the cookies of this site in the browser, then try again.',
  },
});

export const requestTooSlow = defineError({
  code: 'request-too-slow',
  status: 408,
  kind: 'retryable',
  title: { id: 'Permintaan datang terlalu lambat', en: 'The request came too slowly' },
  detail: { id: 'Periksa sambungan internet, lalu kirim lagi.', en: 'Check the connection, then send it again.' },
});

export const notFound = defineError({
  code: 'not-found',
  status: 404,
  kind: 'permanent',
  title: { id: 'Tidak ditemukan', en: 'Not found' },
  detail: { id: 'Periksa alamatnya, atau kembali ke halaman awal.', en: 'Check the address, or go back to the start.' },
});

export const methodNotAllowed = defineError({
  code: 'method-not-allowed',
  status: 405,
  kind: 'permanent',
  title: { id: 'Cara ini tidak tersedia di alamat ini', en: 'This method is not available here' },
  detail: { id: 'Lihat dokumentasi API di /api/docs.', en: 'See the API documentation at /api/docs.' },
});

export const notSignedIn = defineError({
  code: 'not-signed-in',
  status: 401,
  kind: 'permanent',
  title: { id: 'Anda perlu masuk dahulu', en: 'You need to log in first' },
  detail: { id: 'Masuk lagi, lalu ulangi langkah ini.', en: 'Log in again, then repeat this step.' },
});

export const foreignOrigin = defineError({
  code: 'foreign-origin',
  status: 403,
  kind: 'permanent',
  title: { id: 'Permintaan datang dari situs lain', en: 'The request came from another site' },
  detail: {
    id: 'Buka situs resmi dan ulangi langkah ini di sana.',
    en: 'Open the official site and repeat this step there.',
  },
});

export const temporarilyUnavailable = defineError({
  code: 'temporarily-unavailable',
  status: 503,
  kind: 'retryable',
  title: { id: 'Layanan sedang tidak tersedia', en: 'The service is not available right now' },
  detail: {
    id: 'Data yang sudah diterima tetap aman. Coba lagi sebentar lagi.',
    en: 'What was accepted is safe. Try again in a moment.',
  },
});

export const internalError = defineError({
  code: 'internal-error',
  status: 500,
  kind: 'retryable',
  title: { id: 'Terjadi kesalahan di pihak kami', en: 'Something went wrong on our side' },
  detail: {
    id: 'Coba lagi. Bila tetap gagal, sebutkan kode rujukan ini kepada bantuan.',
    en: 'Try again. If it keeps failing, give this reference to the helpdesk.',
  },
});
