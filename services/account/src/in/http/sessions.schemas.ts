import { z } from 'zod';
import { nik } from '../../domain/nik.js';
import { LONGEST_PASSWORD } from '../../domain/password.policy.js';
import { states } from '../../domain/registration.states.js';
import { registrationNumber } from '../../domain/registration-number.js';
import { refusable } from './refusable.js';

export const loginSchema = z
  .strictObject({
    registrationNumber: refusable(registrationNumber)
      .optional()
      .describe('As given when the draft was created.')
      .meta({ examples: ['7K3Q-M2XW-D9TB'] }),
    nik: refusable(nik)
      .optional()
      .describe('Works once the first contact is verified.')
      .meta({ examples: ['3171015508950001'] }),
    // Twice the longest: a character outside the basic plane counts as two here.
    password: z
      .string()
      .min(1, { error: 'required' })
      .max(2 * LONGEST_PASSWORD)
      .describe('The password of the registration.'),
  })
  .superRefine(({ registrationNumber: number, nik: identity }, context) => {
    if ((number === undefined) === (identity === undefined)) {
      context.addIssue({ code: 'custom', message: 'login-name-needed', path: ['registrationNumber'] });
    }
  });
export type LoginBody = z.output<typeof loginSchema>;

export const sessionAnswer = z.object({
  registrationId: z.uuid(),
  registrationNumber: z.string(),
  state: z.enum(states),
});
