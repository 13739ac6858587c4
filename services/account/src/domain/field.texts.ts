import type { FieldError, Text } from '#errors';

/** What a reader is told about a field: what is expected, in one sentence, without blame. */
export const fieldTexts = {
  required: { id: 'Wajib diisi.', en: 'This is required.' },
  'not-a-choice': { id: 'Pilih salah satu dari pilihan yang ada.', en: 'Choose one of the given values.' },
  'nik-format': {
    id: 'NIK terdiri dari 16 angka, seperti tertulis di KTP.',
    en: 'A NIK has 16 digits, as written on the KTP.',
  },
  'kk-format': {
    id: 'Nomor KK terdiri dari 16 angka, seperti tertulis di Kartu Keluarga.',
    en: 'A KK number has 16 digits, as written on the Kartu Keluarga.',
  },
  'name-format': {
    id: "Tulis nama seperti di KTP tanpa gelar: huruf Latin, spasi, titik, tanda petik (') dan tanda hubung (-), paling banyak 100 huruf.",
    en: "Write the name as on the KTP without titles: Latin letters, spaces, full stops, apostrophes (') and hyphens (-), at most 100 characters.",
  },
  'place-format': {
    id: 'Tulis nama tempat dengan huruf Latin, angka, spasi dan tanda baca biasa, paling banyak 100 huruf.',
    en: 'Write the place with Latin letters, digits, spaces and plain punctuation, at most 100 characters.',
  },
  'street-format': {
    id: 'Tulis alamat dalam satu baris, paling banyak 200 huruf.',
    en: 'Write the address on one line, at most 200 characters.',
  },
  'rt-rw-format': { id: 'Tulis RT/RW seperti 003/007.', en: 'Write RT/RW like 003/007.' },
  'postal-code-format': { id: 'Kode pos terdiri dari 5 angka.', en: 'A postal code has 5 digits.' },
  'birth-date-format': {
    id: 'Tulis tanggal lahir yang ada di kalender, seperti 1998-12-31.',
    en: 'Write a date that exists in the calendar, like 1998-12-31.',
  },
  'birth-date-future': { id: 'Tanggal lahir tidak boleh setelah hari ini.', en: 'A birth date cannot be after today.' },
  'birth-date-impossible': {
    id: 'Periksa tahun lahir: tidak boleh lebih dari 120 tahun yang lalu.',
    en: 'Check the year: it cannot be more than 120 years ago.',
  },
  'email-format': {
    id: 'Tulis alamat e-mail seperti nama@contoh.id.',
    en: 'Write an e-mail address like name@example.id.',
  },
  'phone-format': {
    id: 'Tulis nomor ponsel Indonesia yang diawali 08, 62 atau +62, seperti 0812 3456 7890.',
    en: 'Write an Indonesian mobile number that begins with 08, 62 or +62, like 0812 3456 7890.',
  },
  'password-too-short': {
    id: 'Kata sandi ini terlalu pendek. Beberapa kata yang mudah Anda ingat sudah cukup.',
    en: 'This password is too short. A few words that you remember easily will do.',
  },
  'password-too-long': { id: 'Kata sandi paling banyak 128 karakter.', en: 'A password has at most 128 characters.' },
  'password-characters': {
    id: 'Kata sandi berisi tanda yang tidak dapat diketik. Pakai huruf, angka, spasi dan tanda baca.',
    en: 'The password holds signs that cannot be typed. Use letters, digits, spaces and punctuation.',
  },
  'password-common': {
    id: 'Kata sandi ini terlalu umum dan mudah ditebak. Pilih beberapa kata yang tidak berkaitan.',
    en: 'This password is common and easy to guess. Choose a few words that have nothing to do with each other.',
  },
  'password-repeats': {
    id: 'Kata sandi ini hanya mengulang atau mengurutkan huruf atau angka. Pilih beberapa kata yang tidak berkaitan.',
    en: 'This password only repeats or counts letters or digits. Choose a few words that have nothing to do with each other.',
  },
  'password-personal-nik': {
    id: 'Kata sandi tidak boleh memuat NIK atau nomor KK, karena orang lain dapat mengetahuinya.',
    en: 'A password cannot hold the NIK or the KK number, for others may know them.',
  },
  'password-personal-name': {
    id: 'Kata sandi tidak boleh memuat nama Anda, karena mudah ditebak.',
    en: 'A password cannot hold your name, for that is easy to guess.',
  },
  'password-personal-contact': {
    id: 'Kata sandi tidak boleh memuat alamat e-mail atau nomor ponsel Anda, karena orang lain mengetahuinya.',
    en: 'A password cannot hold your e-mail address or phone number, for others know them.',
  },
  'password-personal-birth-date': {
    id: 'Kata sandi tidak boleh memuat tanggal lahir Anda, karena mudah ditebak.',
    en: 'A password cannot hold your birth date, for that is easy to guess.',
  },
  'password-same': {
    id: 'Pilih kata sandi yang berbeda dari yang sekarang.',
    en: 'Choose a password that differs from the present one.',
  },
  'contact-same': {
    id: 'Ini sudah kontak Anda yang sekarang. Tulis kontak yang baru.',
    en: 'This is your present contact already. Write the new one.',
  },
  'consent-needed': {
    id: 'Setujui pemberitahuan privasi untuk melanjutkan.',
    en: 'Agree to the privacy notice to go on.',
  },
  'notice-version-format': {
    id: 'Sebutkan versi pemberitahuan privasi yang dibaca.',
    en: 'Name the version of the privacy notice that was read.',
  },
  'notice-version-outdated': {
    id: 'Ini bukan versi yang berlaku sekarang. Baca versi terbaru, lalu setujui.',
    en: 'This is not the present version. Read the newest one, then agree to it.',
  },
  'swafoto-consent-needed': {
    id: 'Setujui pemakaian swafoto agar dapat dikirim.',
    en: 'Agree to the use of the photo of your face, so that it can be submitted.',
  },
  'nik-disputed': {
    id: 'NIK ini sedang disengketakan, jadi tidak dapat diubah sampai sengketa selesai.',
    en: 'A dispute about this NIK is open, so it cannot change until that is settled.',
  },
  'statement-format': {
    id: 'Jelaskan dengan kata-kata Anda sendiri, 20 sampai 2.000 huruf.',
    en: 'Explain it in your own words, with 20 to 2,000 characters.',
  },
  'registration-number-format': {
    id: 'Periksa nomor pendaftaran: 12 huruf dan angka seperti 7K3Q-M2XW-D9TB; ada yang salah ketik.',
    en: 'Check the registration number: 12 letters and digits like 7K3Q-M2XW-D9TB; something is mistyped.',
  },
  'login-name-needed': {
    id: 'Isi salah satu: nomor pendaftaran atau NIK.',
    en: 'Give one of the two: the registration number or the NIK.',
  },
  'first-needed': {
    id: 'Pilih kontak yang diverifikasi lebih dahulu: e-mail atau SMS.',
    en: 'Choose which contact is verified first: e-mail or SMS.',
  },
  'first-not-offered': {
    id: 'Pada periode ini kontak itu tidak dapat diverifikasi lebih dahulu; pilih yang lain.',
    en: 'In this period that contact cannot be verified first; choose the other one.',
  },
  'receipt-invalid': {
    id: 'Tanda terima unggahan ini tidak sah. Unggah lagi dokumennya.',
    en: 'This upload receipt is not valid. Upload the document again.',
  },
  'receipt-of-another': {
    id: 'Tanda terima ini milik pendaftaran lain. Unggah dokumennya di pendaftaran ini.',
    en: 'This receipt belongs to another registration. Upload the document in this one.',
  },
  'document-twice': {
    id: 'Kirim satu tanda terima saja untuk setiap jenis dokumen: yang terakhir diunggah.',
    en: 'Send one receipt for each kind of document: that of the last upload.',
  },
  'document-rejected': {
    id: 'Dokumen ini tidak lolos pemeriksaan. Unggah penggantinya.',
    en: 'This document did not pass the inspection. Upload a replacement.',
  },
} as const satisfies Record<string, Text>;

export type FieldCode = keyof typeof fieldTexts;

/** A field error with the sentence of its code. */
export function fieldError(pointer: string, code: FieldCode): FieldError {
  return { pointer, code, detail: fieldTexts[code] };
}
