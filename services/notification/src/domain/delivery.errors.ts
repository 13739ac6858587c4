import { defineError } from '#errors';

/** A delivery that breaks its own rules: a programming error or a damaged row. */
export const deliveryInvalid = defineError({
  code: 'delivery-invalid',
  status: 500,
  kind: 'permanent',
  title: { id: 'Pesan ini tidak dapat diproses', en: 'This message cannot be processed' },
  detail: { id: 'Sebutkan kode rujukan ini kepada bantuan.', en: 'Give this reference to the helpdesk.' },
});

export const payloadUnreadable = defineError({
  code: 'payload-unreadable',
  status: 500,
  kind: 'permanent',
  title: { id: 'Isi pesan ini tidak dapat dibuka', en: 'The content of this message cannot be opened' },
  detail: { id: 'Minta kode baru.', en: 'Ask for a new code.' },
});

export const receiptRefused = defineError({
  code: 'receipt-refused',
  status: 403,
  kind: 'permanent',
  title: { id: 'Laporan pengiriman ini tidak dapat diterima', en: 'This delivery report cannot be accepted' },
  detail: {
    id: 'Hanya gerbang SMS yang mengirim pesan ini dapat melaporkannya.',
    en: 'Only the SMS gateway that sent the message can report on it.',
  },
});
