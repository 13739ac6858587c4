import { defineError } from '#errors';

export const noticeOutdated = defineError({
  code: 'notice-version-outdated',
  status: 422,
  kind: 'permanent',
  title: { id: 'Pemberitahuan privasi sudah diperbarui', en: 'The privacy notice has been updated' },
  detail: {
    id: 'Baca pemberitahuan privasi yang berlaku sekarang, setujui, lalu kirim lagi. Isian Anda tidak hilang.',
    en: 'Read the present privacy notice, agree to it, and send again. What you filled in is not lost.',
  },
});

export const consentMissing = defineError({
  code: 'consent-missing',
  status: 422,
  kind: 'permanent',
  title: { id: 'Persetujuan belum diberikan', en: 'A consent is missing' },
  detail: {
    id: 'Setujui pemakaian swafoto, atau kirim tanpa swafoto bila tidak wajib.',
    en: 'Agree to the use of the photo of your face, or submit without it where it is not mandatory.',
  },
});
