import { z } from 'zod';

const instant = z.iso.datetime();
export const periodAnswer = z.object({
  periodId: z.uuid(),
  name: z
    .string()
    .describe('What people call it.')
    .meta({ examples: ['CPNS 2026'] }),
  opensAt: instant.describe('The first instant at which it is open.'),
  closesAt: instant.describe('The last instant at which it is open, extended or not.'),
  extendedFrom: instant.nullable().describe('When it was to close before it was extended.'),
  state: z.enum(['not-yet', 'open', 'closed']).describe('How it stands now.'),
  policy: z
    .object({
      verify: z.enum(['email', 'sms', 'choice']).describe('Which contact is proven first.'),
      activate: z
        .enum(['other', 'same', 'none'])
        .describe('Which contact is proven to activate the account; with `none` one proof does both.'),
      verifyHours: z
        .int()
        .describe('How long the first proof may take, in hours.')
        .meta({ examples: [72] }),
      activateHours: z
        .int()
        .describe('How long the second proof may take, in hours.')
        .meta({ examples: [72] }),
    })
    .describe('How contacts are proven.'),
  noticeVersion: z
    .string()
    .describe('Version of the privacy notice that is shown now; a consent names it.')
    .meta({ examples: ['2026-01'] }),
  now: instant.describe('The clock that decides.'),
});
