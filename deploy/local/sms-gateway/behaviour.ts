import { z } from 'zod';

/** How the gateway behaves until it is told otherwise; without a word it is a quick and honest one. */
export const behaviourSchema = z.strictObject({
  /** The message is accepted at once, the answer comes this much later. */
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** Refuses as Kannel does: 403 for good, 503 for now. */
  refuse: z.enum(['permanent', 'temporary']).nullable().default(null),
  /** One request reaches the phone twice, and each report comes twice. */
  answerTwice: z.boolean().default(false),
  /** Takes the request, drops it and never answers. */
  hang: z.boolean().default(false),
  /** From acceptance to the final report. */
  reportDelayMs: z.number().int().min(0).max(600_000).default(200),
  /** `late`: five seconds more, and the network's acceptance is reported after the phone's. */
  reports: z.enum(['delivered', 'failed', 'none', 'late']).default('delivered'),
});

export type Behaviour = z.output<typeof behaviourSchema>;

export const honest: Behaviour = behaviourSchema.parse({});
