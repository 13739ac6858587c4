import { z } from 'zod';

export const announcementsAnswer = z.object({
  announcements: z
    .array(
      z.object({
        announcementId: z.uuid().describe('Names the announcement.'),
        periodId: z.uuid(),
        at: z.iso.datetime().describe('When it was made.'),
        title: z
          .string()
          .describe('What it is about.')
          .meta({ examples: ['Pendaftaran diperpanjang'] }),
        body: z
          .string()
          .describe('The announcement itself.')
          .meta({ examples: ['Pendaftaran diperpanjang sampai 10 September 2026 pukul 23.59 WIB.'] }),
      }),
    )
    .describe('The newest first, in the language of the reader.'),
});
