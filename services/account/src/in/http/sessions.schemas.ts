import { z } from 'zod';
import { nik } from '../../domain/nik.js';
import { states } from '../../domain/registration.states.js';
import { registrationNumber } from '../../domain/registration-number.js';
import { presentPassword } from './password.js';
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
    password: presentPassword,
  })
  .superRefine(({ registrationNumber: number, nik: identity }, context) => {
    if ((number === undefined) === (identity === undefined)) {
      context.addIssue({ code: 'custom', message: 'login-name-needed', path: ['registrationNumber'] });
    }
  })
  .meta({
    examples: [
      { registrationNumber: '7K3Q-M2XW-D9TB', password: 'kuda laut suka hujan pagi' },
      { nik: '3171015508950001', password: 'kuda laut suka hujan pagi' },
    ],
  });
export type LoginBody = z.output<typeof loginSchema>;

export const sessionAnswer = z.object({
  registrationId: z.uuid(),
  registrationNumber: z.string(),
  state: z.enum(states).describe('How the registration stands.'),
});
