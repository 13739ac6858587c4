import type { Text } from '#errors';

/** Why inspection refuses a document: what is wrong, and what the applicant does about it. */
export const rejectionTexts = {
  'upload-missing': {
    id: 'Berkas tidak lagi kami temukan. Unggah sekali lagi.',
    en: 'We no longer find the file. Upload it once more.',
  },
  'wrong-size': {
    id: 'Ukuran berkas berbeda dari yang dipilih. Unggah sekali lagi.',
    en: 'The size of the file differs from the one that was chosen. Upload it once more.',
  },
  'checksum-mismatch': {
    id: 'Isi berkas berubah di perjalanan. Unggah sekali lagi.',
    en: 'The content of the file changed on its way. Upload it once more.',
  },
  'wrong-type': {
    id: 'Isi berkas bukan jenis yang disebutkan. Simpan ulang sebagai JPG, PNG, atau PDF yang sesuai, lalu unggah lagi.',
    en: 'The content is not of the named type. Save it again as the JPG, PNG or PDF that is asked for, then upload it.',
  },
  'image-unreadable': {
    id: 'Gambar rusak atau terpotong. Foto atau pindai ulang, lalu unggah lagi.',
    en: 'The image is damaged or cut off. Take or scan it again, then upload it.',
  },
  'image-too-large': {
    id: 'Gambar terlalu besar untuk dibuka. Perkecil menjadi paling banyak 12 megapiksel, simpan sebagai JPG biasa, lalu unggah lagi.',
    en: 'The image is too large to be opened. Make it 12 megapixels at most, save it as a plain JPG, then upload it.',
  },
  'image-too-small': {
    id: 'Gambar terlalu kecil untuk dibaca. Foto atau pindai dengan resolusi lebih tinggi, lalu unggah lagi.',
    en: 'The image is too small to read. Take or scan it at a higher resolution, then upload it.',
  },
  'pdf-unreadable': {
    id: 'PDF rusak atau tidak dapat dibuka. Simpan atau pindai ulang sebagai PDF, lalu unggah lagi.',
    en: 'The PDF is damaged or cannot be opened. Save or scan it as a PDF again, then upload it.',
  },
  'pdf-locked': {
    id: 'PDF terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.',
    en: 'The PDF is locked with a password. Save it without one, then upload it.',
  },
  'pdf-no-pages': {
    id: 'PDF tidak berisi halaman. Simpan atau pindai ulang, lalu unggah lagi.',
    en: 'The PDF has no pages. Save or scan it again, then upload it.',
  },
  'pdf-too-complex': {
    id: 'Isi PDF terlalu besar setelah dibuka. Cetak ulang menjadi PDF biasa, lalu unggah lagi.',
    en: 'The PDF grows too large when it is opened. Print it to a plain PDF, then upload it.',
  },
  'pdf-active': {
    id: 'PDF berisi skrip, perintah otomatis, formulir, atau lampiran. Cetak ulang menjadi PDF biasa, lalu unggah lagi.',
    en: 'The PDF carries a script, an automatic action, a form program or an attachment. Print it to a plain PDF, then upload it.',
  },
  'pdf-not-alone': {
    id: 'Berkas berisi sesuatu selain PDF. Cetak atau pindai ulang menjadi PDF biasa, lalu unggah lagi.',
    en: 'The file holds something besides a PDF. Print or scan it to a plain PDF, then upload it.',
  },
  'malware-found': {
    id: 'Berkas mengandung virus atau program berbahaya. Periksa perangkat Anda, buat ulang berkasnya, lalu unggah lagi.',
    en: 'The file carries a virus or another harmful program. Check your device, make the file anew, then upload it.',
  },
  'inspection-failed': {
    id: 'Berkas tidak dapat kami periksa. Simpan atau pindai ulang, lalu unggah lagi.',
    en: 'We could not inspect the file. Save or scan it again, then upload it.',
  },
} as const satisfies Record<string, Text>;
export type RejectionReason = keyof typeof rejectionTexts;

/** What is worth a second look although the document is accepted. */
export const warningTexts = {
  'image-maybe-damaged': {
    id: 'Sebagian gambar mungkin rusak. Buka dan periksa; bila kurang jelas, unggah yang baru.',
    en: 'A part of the image may be damaged. Open and check it; if it is not clear, upload a new one.',
  },
  'image-maybe-blurred': {
    id: 'Gambar mungkin buram. Buka dan periksa; bila tulisannya sulit dibaca, unggah yang lebih tajam.',
    en: 'The image may be blurred. Open and check it; if it is hard to read, upload a sharper one.',
  },
  'pdf-maybe-damaged': {
    id: 'Sebagian PDF mungkin rusak. Buka dan periksa; bila kurang lengkap, unggah yang baru.',
    en: 'A part of the PDF may be damaged. Open and check it; if something is missing, upload a new one.',
  },
} as const satisfies Record<string, Text>;
export type WarningCode = keyof typeof warningTexts;
