import { z } from 'zod';
import { newPassword } from '../../domain/password.policy.js';
import { Refused } from '../../domain/refused.js';
import { states } from '../../domain/registration.states.js';
import { personAnswer, someContacts, somePerson, wholeContacts, wholePerson } from './person.schemas.js';
import { choice, refusable } from './refusable.js';

const noticeVersion = (text: string) => {
  if (!/^[\w.-]{1,40}$/.test(text)) throw new Refused('notice-version-format');
  return text;
};

export const draftSchema = z.strictObject({
  person: wholePerson,
  contacts: wholeContacts,
  password: refusable(newPassword, 1_000)
    .describe('12 to 128 characters, no rule on which.')
    .meta({ examples: ['kuda laut suka hujan pagi'] }),
  consent: z
    .strictObject({
      accepted: z.literal(true, { error: 'consent-needed' }).describe('That the privacy notice was agreed to.'),
      noticeVersion: refusable(noticeVersion)
        .describe('Version of the notice that was shown.')
        .meta({ examples: ['2026-01'] }),
    })
    .describe('Consent to the privacy notice.'),
  locale: choice(['id', 'en'])
    .optional()
    .describe('Language of messages; else that of Accept-Language.')
    .meta({ examples: ['id'] }),
});
export type DraftBody = z.output<typeof draftSchema>;

export const editSchema = z.strictObject({ person: somePerson.optional(), contacts: someContacts.optional() });
export type EditBody = z.output<typeof editSchema>;

export const submitSchema = z.strictObject({
  first: choice(['email', 'sms'])
    .optional()
    .describe('Which contact is proven first, where the period leaves the choice.')
    .meta({ examples: ['email'] }),
  receipts: z.array(z.string().max(4_000)).max(20).describe('The receipts that the commits of the documents gave.'),
});
export type SubmitBody = z.output<typeof submitSchema>;

const instant = z.iso.datetime();
const warning = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });
const maskedContact = z.object({
  contactId: z.uuid(),
  channel: z.enum(['email', 'sms']),
  masked: z.string(),
  provenAt: instant.nullable(),
  channelFailedAt: instant.nullable().describe('When it showed that messages do not reach it.'),
});

export const draftAnswer = z.object({
  registrationId: z.uuid(),
  registrationNumber: z.string().meta({ examples: ['7K3Q-M2XW-D9TB'] }),
  state: z.literal('draft'),
  warnings: z.array(warning).describe('Where the NIK says something else; nothing that must be changed.'),
  expiresAt: instant.describe('When the draft ends unless somebody comes back to it.'),
});

export const registrationAnswer = z.object({
  registrationId: z.uuid(),
  registrationNumber: z.string(),
  state: z.enum(states),
  periodId: z.uuid(),
  person: personAnswer,
  warnings: z.array(warning),
  contacts: z.array(maskedContact),
  documents: z.array(
    z.object({
      documentId: z.uuid(),
      kind: z.string(),
      state: z.enum(['committed', 'accepted', 'rejected']),
      reason: z.string().nullable(),
      reopenedUntil: instant.nullable().describe('Until when a refused one may be replaced.'),
    }),
  ),
  submittedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  activatedAt: instant.nullable(),
  draftExpiresAt: instant.nullable(),
  deadline: z
    .object({
      purpose: z.enum(['verify', 'activate']),
      contactId: z.uuid(),
      until: instant.nullable().describe('Null while the clock stands.'),
      paused: z.boolean(),
    })
    .nullable()
    .describe('Of what has to be proven next, once the first message was accepted.'),
  cancelled: z.object({ reason: z.string(), at: instant }).nullable(),
});

export const submissionAnswer = z.object({
  registrationNumber: z.string(),
  state: z.literal('submitted'),
  submittedAt: instant,
  first: maskedContact.omit({ provenAt: true, channelFailedAt: true }),
});
