import { defineError, type Text } from '#errors';

const announcementInvalid = defineError({
  code: 'announcement-invalid',
  status: 400,
  kind: 'permanent',
  title: { id: 'Pengumuman tidak dapat dipakai', en: 'The announcement cannot be used' },
  detail: {
    id: 'Isi judul (paling banyak 200 huruf) dan isi (paling banyak 5.000 huruf) dalam kedua bahasa.',
    en: 'Give a title (at most 200 characters) and a body (at most 5,000) in both languages.',
  },
});

const LONGEST_TITLE = 200;
const LONGEST_BODY = 5_000;
const fits = (text: Text, longest: number) =>
  [text.id, text.en].every((words) => words.trim() !== '' && words.length <= longest);

export interface AnnouncementTerms {
  readonly announcementId: string;
  readonly periodId: string;
  /** From when on it is shown. */
  readonly at: Date;
  readonly title: Text;
  readonly body: Text;
}

/** Something that everybody is told about a period. */
export class Announcement {
  /** @throws CodedError `announcement-invalid` */
  constructor(readonly terms: AnnouncementTerms) {
    const { at, title, body } = terms;
    const dated = !Number.isNaN(at.getTime());
    if (!dated || !fits(title, LONGEST_TITLE) || !fits(body, LONGEST_BODY)) throw announcementInvalid();
  }
}
