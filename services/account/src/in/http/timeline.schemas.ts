import { z } from 'zod';
import { timelineKinds } from '../../domain/timeline.js';

export const timelineAnswer = z.object({
  entries: z
    .array(
      z.object({
        at: z.iso.datetime(),
        kind: z.enum(timelineKinds),
        title: z.string(),
        detail: z.string(),
        next: z.string().optional().describe('What to do about it, while there is something to do.'),
      }),
    )
    .describe('Oldest first.'),
});
