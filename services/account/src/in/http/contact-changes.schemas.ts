import { z } from 'zod';
import { contactFields } from '../../domain/contact.js';
import { Refused } from '../../domain/refused.js';
import { presentPassword } from './password.js';
import { phone } from './phone.js';
import { choice } from './refusable.js';

const readers = { email: contactFields.email, sms: phone } as const;
const LONGEST_VALUE = 400;

export const changeSchema = z
  .strictObject({
    channel: choice(['email', 'sms'])
      .describe('Which contact changes.')
      .meta({ examples: ['sms'] }),
    value: z
      .string()
      .min(1, { error: 'required' })
      .max(LONGEST_VALUE)
      .describe('The new e-mail address or mobile number.')
      .meta({ examples: ['0812 3456 7890'] }),
    password: presentPassword,
  })
  .check((body) => {
    const { channel, value } = body.value;
    try {
      body.value = { ...body.value, value: readers[channel](value) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      body.issues.push({ code: 'custom', message: error.code, path: ['value'], input: '' });
    }
  });
export type ChangeBody = z.output<typeof changeSchema>;

export const stepSchema = z.strictObject({
  receipt: z
    .string()
    .min(1, { error: 'required' })
    .max(4_000)
    .describe('What POST /verifications/receipt gave for the code, in the same browser.')
    .meta({
      examples: ['eyJhbGciOiJFZERTQSIsInR5cCI6ImNvbnRhY3QtcmVjZWlwdCJ9.eyJwdXJwb3NlIjoiY2hhbmdlIn0.c2lnbmF0dXJl'],
    }),
});
export type StepBody = z.output<typeof stepSchema>;

const codeSentTo = z
  .object({
    channel: z.enum(['email', 'sms']),
    masked: z.string().meta({ examples: ['s***@example.id'] }),
  })
  .describe('Where the code went.');
export const authorisationAnswer = z.object({ codeSentTo });
export const changeAnswer = z.object({ changeId: z.uuid().describe('Names the change.'), codeSentTo });
