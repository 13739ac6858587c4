import { defineError } from '#errors';

export const resendTooSoon = defineError({
  code: 'resend-too-soon',
  status: 429,
  kind: 'retryable',
  title: { id: 'Tunggu sebentar sebelum minta kode lagi', en: 'Wait a moment before asking for another code' },
  detail: {
    id: 'Pesan sebelumnya mungkin masih di jalan. Periksa kotak masuk, folder spam, dan SMS, lalu coba lagi nanti.',
    en: 'The message before may still be on its way. Look into inbox, spam folder and SMS, then try again later.',
  },
});

export const resendLimit = defineError({
  code: 'resend-limit',
  status: 429,
  kind: 'retryable',
  title: { id: 'Kode untuk hari ini sudah habis', en: 'No more codes can be sent today' },
  detail: {
    id: 'Kode terakhir mungkin masih berlaku. Kode baru dapat diminta lagi mulai pukul 00.00 WIB.',
    en: 'The latest code may still be valid. You can ask for a new one from 00:00 WIB (UTC+7) on.',
  },
});

export const channelNotOffered = defineError({
  code: 'channel-not-offered',
  status: 409,
  kind: 'permanent',
  title: { id: 'Jalur ini belum tersedia', en: 'This way is not offered yet' },
  detail: {
    id: 'Minta kode lewat jalur semula. Bila setelah 30 menit belum berhasil, jalur lain akan tersedia di halaman status.',
    en: 'Ask for the code the same way as before. If it still fails after 30 minutes, the status page offers the other way.',
  },
});

export const contactDisowned = defineError({
  code: 'contact-disowned',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kami tidak mengirim lagi ke kontak ini', en: 'We do not send to this contact any more' },
  detail: {
    id: 'Penerima pesan memberi tahu bahwa kontak ini bukan miliknya. Periksa penulisannya, lalu perbaiki kontak Anda.',
    en: 'Whoever received our message told us that it is not theirs. Check how it is written, then correct your contact.',
  },
});

export const nothingToResend = defineError({
  code: 'nothing-to-resend',
  status: 409,
  kind: 'permanent',
  title: { id: 'Tidak ada kode yang perlu dikirim', en: 'There is no code to send' },
  detail: {
    id: 'Lihat keadaan pendaftaran Anda di halaman status.',
    en: 'See how your registration stands on the status page.',
  },
});

export const deadlinePassed = defineError({
  code: 'deadline-passed',
  status: 409,
  kind: 'permanent',
  title: { id: 'Batas waktu konfirmasi sudah lewat', en: 'The time to confirm is over' },
  detail: {
    id: 'Selama pendaftaran masih dibuka, Anda dapat mendaftar lagi.',
    en: 'As long as registration is open, you can register again.',
  },
});
