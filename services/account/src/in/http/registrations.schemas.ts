import { z } from 'zod';
import { consentScopes } from '../../domain/consent.js';
import { disputeStates } from '../../domain/dispute.js';
import { Refused } from '../../domain/refused.js';
import { states } from '../../domain/registration.states.js';
import { someContacts, wholeContacts } from './contacts.schemas.js';
import { chosenPassword } from './password.js';
import { personAnswer, somePerson, wholePerson } from './person.schemas.js';
import { choice, refusable } from './refusable.js';

export const noticeVersion = (text: string) => {
  if (!/^[\w.-]{1,40}$/.test(text)) throw new Refused('notice-version-format');
  return text;
};

export const draftSchema = z.strictObject({
  person: wholePerson,
  contacts: wholeContacts,
  password: chosenPassword,
  consent: z
    .strictObject({
      accepted: z.literal(true, { error: 'consent-needed' }).describe('That the privacy notice was agreed to.'),
      noticeVersion: refusable(noticeVersion)
        .describe('Version of the notice that was shown, as the period names it.')
        .meta({ examples: ['2026-01'] }),
      swafoto: z
        .boolean()
        .describe('Whether the photo of the own face may be used. It stands apart, for a face is biometric.')
        .meta({ examples: [true] }),
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
  receipts: z
    .array(z.string().max(4_000))
    .max(20)
    .describe('The receipts that the commits of the documents gave.')
    .meta({ examples: [['eyJhbGciOiJFZERTQSIsInR5cCI6ImRvY3VtZW50LXJlY2VpcHQifQ.eyJraW5kIjoia3RwIn0.c2lnbmF0dXJl']] }),
});
export type SubmitBody = z.output<typeof submitSchema>;

const instant = z.iso.datetime();
const example = (what: string, value: string) =>
  z
    .string()
    .describe(what)
    .meta({ examples: [value] });
const state = z.enum(states).describe('How the registration stands.');
const warning = z.object({
  pointer: example('JSON pointer to the field.', '/person/birthDate'),
  code: example('What does not fit, as a stable code.', 'nik-birth-date-differs'),
  detail: example(
    'The same in the language of the reader.',
    'Tanggal lahir berbeda dari yang tersirat di NIK. Bila sudah sesuai KTP, lanjutkan saja.',
  ),
});
const warnings = z.array(warning).describe('Where the NIK says something else; nothing that must be changed.');
const suggestion = z
  .object({
    pointer: example('JSON pointer to the field.', '/contacts/email'),
    code: z.literal('email-domain-unusual').describe('What is unusual.'),
    suggestion: example('What was probably meant.', 'gmail.com'),
    detail: example('The same in the language of the reader.', 'Mungkin maksud Anda gmail.com?'),
  })
  .describe('What may be mistyped, and what was probably meant. It can be left as it is.');
const suggestions = z.array(suggestion).describe('What may be mistyped in the contacts.');
export const openDisputeAnswer = z.object({
  disputeId: z.uuid().describe('Names the dispute.'),
  state: z.enum(disputeStates).describe('Open until staff decide; closed where nothing is left to decide.'),
  openedAt: instant.describe('When it was opened.'),
});
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
  state: z.literal('draft').describe('How the registration stands.'),
  warnings,
  suggestions,
  expiresAt: instant.describe('When the draft ends unless somebody comes back to it.'),
});

export const registrationAnswer = z.object({
  registrationId: z.uuid(),
  registrationNumber: z.string(),
  state,
  periodId: z.uuid(),
  person: personAnswer.describe('Data diri.'),
  warnings,
  suggestions,
  consents: z
    .array(
      z.object({
        scope: z.enum(consentScopes).describe('What was agreed to.'),
        noticeVersion: example('Version of the privacy notice that was shown.', '2026-01'),
        givenAt: instant.describe('When it was agreed to.'),
      }),
    )
    .describe('What was agreed to, and to which version of the privacy notice.'),
  contacts: z.array(maskedContact).describe('E-mail and phone, masked.'),
  documents: z
    .array(
      z.object({
        documentId: z.uuid(),
        kind: z.string(),
        state: z.enum(['committed', 'accepted', 'rejected']).describe('How its inspection stands.'),
        reason: example('Why it was rejected, as a code; null where it was not.', 'image-unreadable').nullable(),
        reopenedUntil: instant.nullable().describe('Until when a refused one may be replaced.'),
      }),
    )
    .describe('The documents that were handed in; before that the last of each kind.'),
  submittedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  activatedAt: instant.nullable(),
  draftExpiresAt: instant.nullable().describe('Null once submitted, and while a dispute is open.'),
  deadline: z
    .object({
      purpose: z.enum(['verify', 'activate']).describe('What the proof is for.'),
      contactId: z.uuid(),
      until: instant.nullable().describe('Null while the clock stands.'),
      paused: z.boolean().describe('The clock stands, because sending on the channel is off.'),
    })
    .nullable()
    .describe('Of what has to be proven next, once the first message was accepted.'),
  dispute: openDisputeAnswer.nullable().describe('The dispute about the NIK that this registration opened.'),
  cancelled: z
    .object({ reason: example('Why, as a code.', 'nik-taken'), at: instant.describe('When it ended.') })
    .nullable()
    .describe('How the registration ended; null where it goes on.'),
});

export const submissionAnswer = z.object({
  registrationNumber: z.string(),
  state: z.literal('submitted').describe('How the registration stands.'),
  submittedAt: instant,
  first: maskedContact.omit({ provenAt: true, channelFailedAt: true }).describe('The contact that is proven first.'),
});
