import { defineError } from '#errors';

export const extensionInvalid = defineError({
  code: 'extension-invalid',
  status: 400,
  kind: 'permanent',
  title: { id: 'Perpanjangan tidak dapat dipakai', en: 'The extension cannot be used' },
  detail: {
    id: 'Beri waktu yang masih akan datang, dan alasan dengan huruf kecil dan tanda hubung.',
    en: 'Give a moment that is still to come, and a reason in lower-case letters and hyphens.',
  },
});
