import { defineError } from '#errors';

export const uploadTooLarge = defineError({
  code: 'upload-too-large',
  status: 413,
  kind: 'permanent',
  title: { id: 'Berkas terlalu besar', en: 'The file is too large' },
  detail: {
    id: 'Perkecil berkas sampai batas yang tertulis pada persyaratan dokumen, minta slot unggah baru, lalu unggah lagi.',
    en: 'Make the file as small as the document requirements ask, request a new upload slot, then upload again.',
  },
});

export const uploadRefused = defineError({
  code: 'upload-refused',
  status: 403,
  kind: 'permanent',
  title: { id: 'Unggahan tidak diterima', en: 'The upload was not accepted' },
  detail: {
    id: 'Slot unggah sudah lewat waktunya, atau berkas ini bukan berkas yang disebut saat meminta slot. Minta slot baru, lalu unggah lagi.',
    en: 'The upload slot has expired, or this is not the file that was named when asking for it. Request a new slot, then upload again.',
  },
});

export const uploadNotAForm = defineError({
  code: 'upload-not-a-form',
  status: 415,
  kind: 'permanent',
  title: { id: 'Unggahan harus berupa formulir', en: 'An upload has to be a form' },
  detail: {
    id: 'Kirim semua isian dari slot unggah, lalu berkasnya sebagai isian terakhir bernama "file", dalam multipart/form-data.',
    en: 'Send every field of the upload slot, then the file as the last field, named "file", as multipart/form-data.',
  },
});

export const uploadWithoutLength = defineError({
  code: 'upload-without-length',
  status: 411,
  kind: 'permanent',
  title: { id: 'Ukuran unggahan tidak disebut', en: 'The length of the upload is missing' },
  detail: { id: 'Sertakan Content-Length.', en: 'Send a Content-Length.' },
});
