import { z } from 'zod';
import { timelineKinds } from '../../domain/timeline.js';

export const timelineAnswer = z.object({
  entries: z
    .array(
      z.object({
        at: z.iso.datetime().describe('When it happened.'),
        kind: z.enum(timelineKinds).describe('What happened, as a stable code.'),
        title: z
          .string()
          .describe('What happened.')
          .meta({ examples: ['Pendaftaran dikirim'] }),
        detail: z
          .string()
          .describe('The same with its circumstances.')
          .meta({ examples: ['Data dan dokumen sudah diterima.'] }),
        next: z.string().optional().describe('What to do about it, while there is something to do.'),
      }),
    )
    .describe('Oldest first.'),
});
