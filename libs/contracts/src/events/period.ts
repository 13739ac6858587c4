import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { id, instant, SAMPLE } from '../shapes.js';

export const verificationPolicy = z.object({
  /** Which contact is proven first. */
  verify: z.enum(['email', 'sms', 'choice']),
  /** What activates: a proof of the other contact, one more of the same, or nothing besides the first. */
  activate: z.enum(['other', 'same', 'none']),
  /** How long a contact may take to be proven, in hours from the acceptance of its first message. */
  verifyHours: z.number().int().min(1).max(8_760).default(72),
  activateHours: z.number().int().min(1).max(8_760).default(72),
});
export type VerificationPolicy = z.output<typeof verificationPolicy>;

export const periodChanged = defineEvent({
  name: 'period.changed.v1',
  owner: 'account',
  key: 'periodId',
  about: 'A registration period was created or edited; this is how it stands now.',
  schema: z.object({
    periodId: id,
    name: z.string().max(200),
    opensAt: instant,
    closesAt: instant,
    policy: verificationPolicy,
  }),
  samples: [
    {
      periodId: SAMPLE.periodId,
      name: 'CPNS 2026',
      opensAt: SAMPLE.at,
      closesAt: '2026-09-10T16:59:59.000Z',
      policy: { verify: 'choice', activate: 'other', verifyHours: 72, activateHours: 72 },
    },
  ],
});
