import { z } from 'zod';
import { fieldText } from '#runtime';

const codeFormat = fieldText('code-format', { id: 'Kode terdiri dari enam angka.', en: 'The code has six digits.' });
const linkFormat = fieldText('link-format', {
  id: 'Tautannya tidak utuh. Buka lagi langsung dari pesan kami.',
  en: 'The link is not complete. Open it again straight from our message.',
});
const birthDateFormat = fieldText('birth-date-format', {
  id: 'Tulis tanggal lahir sebagai tahun-bulan-tanggal, misalnya 1999-08-17.',
  en: 'Write the birth date as year-month-day, for example 1999-08-17.',
});

export const enteredCode = z
  .strictObject({
    code: z
      .string()
      .regex(/^\s*(?:\d\s*){6}$/, { error: codeFormat })
      .describe('The six digits of the latest message; blanks between them do not matter.'),
  })
  .meta({ examples: [{ code: '042 917' }] });

export const openedLink = z
  .strictObject({
    token: z
      .string()
      .regex(/^[\w-]{43}$/, { error: linkFormat })
      .describe('What stands behind # in the link.'),
    birthDate: z.iso
      .date({ error: birthDateFormat })
      .optional()
      .describe("The applicant's birth date. Needed unless the request carries the applicant's own session."),
  })
  .meta({ examples: [{ token: 'q1WfQxH0mJ5yV7uB2nK8sT4rL6pD9cE3aG0hZ1xYoUw', birthDate: '1999-08-17' }] });

export const askedCode = z
  .strictObject({
    channel: z
      .enum(['email', 'sms'])
      .optional()
      .describe('The way in use unless told. The other one is accepted once `otherChannel` of `current` names it.'),
  })
  .meta({ examples: [{}] });

export const disownedLink = z
  .strictObject({
    token: openedLink.shape.token,
  })
  .meta({ examples: [{ token: 'q1WfQxH0mJ5yV7uB2nK8sT4rL6pD9cE3aG0hZ1xYoUw' }] });

export const disowned = z
  .strictObject({ outcome: z.literal('revoked').describe('Said twice, it is a success both times.') })
  .meta({ examples: [{ outcome: 'revoked' }] });

const channel = z.enum(['email', 'sms']).describe('Where the code was sent.');
const masked = z.string().describe('The recipient, as far as its owner needs it to know which one it is.');
const sendsLeftToday = z.int().min(0).describe('How many codes may still be asked for on this day (WIB).');

export const resent = z
  .strictObject({
    channel,
    masked,
    resendAfterSeconds: z.int().min(0).describe('How long to wait before another code may be asked for.'),
    sendsLeftToday,
  })
  .meta({ examples: [{ channel: 'email', masked: 's***@example.id', resendAfterSeconds: 60, sendsLeftToday: 3 }] });

const purpose = z
  .enum(['verify', 'activate'])
  .describe('`verify` is the first proof, `activate` the one that activates the account.');

export const confirmation = z
  .strictObject({
    outcome: z.enum(['verified', 'already-verified']).describe('Both are success: confirming twice does no harm.'),
    purpose,
    channel,
  })
  .meta({ examples: [{ outcome: 'verified', purpose: 'verify', channel: 'email' }] });

const step = z.strictObject({
  contactId: z.uuid().describe('Which contact this is.'),
  channel,
  purpose,
  state: z
    .enum(['waiting', 'proven', 'revoked', 'expired', 'lapsed'])
    .describe('`expired` speaks of the code; a link may live longer. `lapsed`: the deadline is over.'),
  message: z.enum(['queued', 'sent', 'delivered', 'failed']).describe('Where the message is.'),
  sentAt: z.iso.datetime().nullable().describe('When a provider accepted the message; the clocks start then.'),
  expiresAt: z.iso.datetime().nullable().describe('When the code ends; null until the message was sent.'),
  triesLeft: z.int().min(0).max(5).describe('0 means locked.'),
  deadline: z
    .strictObject({
      until: z.iso.datetime().nullable().describe('Null until a message was sent, and while the clock stands.'),
      paused: z.boolean().describe('The clock stands, because sending on the channel is off.'),
    })
    .describe('Until when the contact may be proven.'),
});

export const progress = z
  .strictObject({
    registrationId: z.uuid(),
    steps: z
      .array(step)
      .describe('One for each purpose, the first purpose first; empty until the submission was heard.'),
    resendAfter: z.iso
      .datetime()
      .nullable()
      .describe('From when on another code may be asked for; null where none is needed.'),
    sendsLeftToday,
    triesLeftToday: z.int().min(0).describe('Wrong tries left on this day (WIB), over all codes.'),
    otherChannel: z
      .strictObject({ channel, masked })
      .nullable()
      .describe('The other way that a code may be asked for by now: the way in use seems to fail.'),
  })
  .meta({
    examples: [
      {
        registrationId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c01',
        steps: [
          {
            contactId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c03',
            channel: 'email',
            purpose: 'verify',
            state: 'waiting',
            message: 'sent',
            sentAt: '2026-08-20T03:00:00.000Z',
            expiresAt: '2026-08-21T03:00:00.000Z',
            triesLeft: 5,
            deadline: { until: '2026-08-23T16:59:59.000Z', paused: false },
          },
        ],
        resendAfter: '2026-08-20T03:01:00.000Z',
        sendsLeftToday: 4,
        triesLeftToday: 15,
        otherChannel: null,
      },
    ],
  });
