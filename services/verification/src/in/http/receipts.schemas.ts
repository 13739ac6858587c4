import { z } from 'zod';

export const earned = z
  .strictObject({
    receipts: z
      .array(z.string().describe('Compact JWS, good for 30 minutes after the proof, in this browser alone.'))
      .min(1)
      .describe('One for each contact that this browser proved and may still use, the one of these digits first.'),
    purpose: z
      .enum(['reset', 'change'])
      .describe('`reset` allows a new password, `change` is a step of changing a contact.'),
    done: z.boolean().describe('False while another code, sent to another contact, is to be typed too.'),
  })
  .meta({
    examples: [{ receipts: ['eyJhbGciOiJFZERTQSJ9.eyJwdXJwb3NlIjoicmVzZXQifQ.c2ln'], purpose: 'reset', done: true }],
  });

export const resentGrant = z
  .strictObject({
    resendAfterSeconds: z.int().min(0).describe('How long to wait before another code may be asked for.'),
    sendsLeftToday: z.int().min(0).describe('How many codes this browser may still ask for on this day (WIB).'),
  })
  .meta({ examples: [{ resendAfterSeconds: 60, sendsLeftToday: 3 }] });
