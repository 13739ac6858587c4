import { z } from 'zod';
import { consentScopes } from '../../domain/consent.js';
import { states } from '../../domain/registration.states.js';
import { personAnswer } from './person.schemas.js';
import { openDisputeAnswer } from './registrations.schemas.js';
import { timelineAnswer } from './timeline.schemas.js';

const at = (what: string) => z.iso.datetime().describe(what);
const atIfEver = (what: string) => z.iso.datetime().nullable().describe(`${what} Null where it did not happen.`);
const example = (what: string, value: string) =>
  z
    .string()
    .describe(what)
    .meta({ examples: [value] });

const contact = z.object({
  contactId: z.uuid().describe('Names the contact in messages between services.'),
  channel: z.enum(['email', 'sms']).describe('How it is reached.'),
  address: example('E-mail address, or phone number in E.164.', 'siti@example.id'),
  provenAt: atIfEver('When it was proven.'),
  challengedAt: atIfEver('When a code was last drawn for it.'),
  channelFailedAt: atIfEver('When it showed that messages do not reach it.'),
  disownedAt: atIfEver('When whoever reads it said that the registration is not theirs.'),
});

const document = z.object({
  documentId: z.uuid().describe('Names the document.'),
  kind: example('Which document it is.', 'ktp'),
  sha256: example('Checksum of the file, in hex.', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
  state: z.enum(['committed', 'accepted', 'rejected']).describe('How its inspection stands.'),
  reason: example('Why it was rejected, as a code; null where it was not.', 'image-unreadable').nullable(),
  submitted: z.boolean().describe('Whether it was handed in with the submission.'),
  changedAt: at('When that was known.'),
  reopenedUntil: atIfEver('Until when it may be replaced.'),
});

const consent = z.object({
  scope: z.enum(consentScopes).describe('What was agreed to.'),
  noticeVersion: example('Version of the privacy notice that was shown.', '2026-01'),
  givenAt: at('When it was agreed to.'),
});

const session = z.object({
  sessionId: z.uuid().describe('Names the session.'),
  startedAt: at('When somebody logged in.'),
  lastUsedAt: at('When it was last renewed.'),
  endedAt: atIfEver('When it was ended.'),
  browser: example('Family of the browser.', 'Chrome'),
  system: example('Family of the operating system.', 'Android'),
});

const audit = z.object({
  at: at('When it was done.'),
  actor: example('Who did it, as a role.', 'applicant'),
  action: example('What was done.', 'registration.edited'),
  fields: z
    .array(z.string())
    .describe('Which fields or ids it was about; never their content.')
    .meta({ examples: [['person.name']] }),
});

/** Everything that is kept about a person here. */
export const recordAnswer = z.object({
  exportedAt: at('When this was put together.'),
  registrationId: z.uuid().describe('Names the registration between services.'),
  registrationNumber: example('Names the registration for people.', '7K3Q-M2XW-D9TB'),
  periodId: z.uuid().describe('The registration period.'),
  state: z.enum(states).describe('How the registration stands.'),
  locale: z.enum(['id', 'en']).describe('Language of messages.'),
  createdAt: at('When the draft was created.'),
  submittedAt: atIfEver('When Daftar was pressed.'),
  verifiedAt: atIfEver('When the first contact was proven.'),
  activatedAt: atIfEver('When the account became active.'),
  cancelled: z
    .object({ reason: example('Why, as a code.', 'withdrawn'), at: at('When it ended.') })
    .nullable()
    .describe('How the registration ended, where it did.'),
  person: personAnswer.describe('Data diri.'),
  warnings: z
    .array(z.string())
    .describe('Where the NIK says something else, as codes.')
    .meta({ examples: [['nik-province-differs']] }),
  contacts: z.array(contact).describe('E-mail address and phone number.'),
  consents: z.array(consent).describe('What was agreed to.'),
  documents: z.array(document).describe('The documents that account knows of; their files are kept apart.'),
  dispute: openDisputeAnswer
    .extend({ statement: example('In the words of the applicant.', 'NIK ini tertulis di KTP saya sejak 2012.') })
    .nullable()
    .describe('The dispute about the NIK that this registration opened.'),
  timeline: timelineAnswer.shape.entries,
  sessions: z.array(session).describe('Logins of the last weeks.'),
  audit: z.array(audit).describe('What was done with this registration, the oldest first.'),
});
