import { defineError } from '#errors';

// What an event can be refused for. Nobody but operators reads these; a replay helps once the cause is mended.
const refusedEvent = (code: string, en: string, id: string) =>
  defineError({
    code,
    status: 422,
    kind: 'permanent',
    title: { id, en },
    detail: {
      id: 'Periksa penyebabnya, lalu putar ulang atau abaikan.',
      en: 'Look for the cause, then replay or dismiss it.',
    },
  });

export const caseUnknown = refusedEvent(
  'case-unknown',
  'No submission was heard for this registration',
  'Pendaftaran ini belum pernah diterima',
);
export const challengeUnknown = refusedEvent(
  'challenge-unknown',
  'This registration has no such challenge',
  'Kode ini tidak ada pada pendaftaran tersebut',
);
export const contactUnknown = refusedEvent(
  'contact-unknown',
  'This registration has no such contact',
  'Kontak ini tidak ada pada pendaftaran tersebut',
);
export const contactsDoNotFit = refusedEvent(
  'contacts-do-not-fit',
  'The contacts do not fit the policy',
  'Kontak tidak sesuai dengan aturan verifikasi',
);
export const handleDoesNotFit = refusedEvent(
  'handle-does-not-fit',
  'This handle was given for something else',
  'Penanda ini sudah dipakai untuk hal lain',
);
export const submissionUnreadable = refusedEvent(
  'submission-unreadable',
  'A sealed value cannot be opened',
  'Nilai tersegel tidak dapat dibuka',
);
