import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, grantPurpose, handle, id, instant, locale, reasonCode, SAMPLE, sealed, sha256 } from '../shapes.js';
import { verificationPolicy } from './period.js';

const contact = z.object({ contactId: id, channel, sealedRecipient: sealed });

export const registrationSubmitted = defineEvent({
  name: 'registration.submitted.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'The applicant pressed Daftar: data and documents are complete, and verification may begin.',
  schema: z.object({
    registrationId: id,
    periodId: id,
    policy: verificationPolicy,
    /** The contact that is proven first. */
    first: id,
    contacts: z.array(contact).min(1).max(2),
    /** Sealed JSON {birthDate, maskedName} for verification. */
    sealedPerson: sealed,
    documents: z.array(z.object({ documentId: id, sha256 })).max(20),
    locale,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      periodId: SAMPLE.periodId,
      policy: { verify: 'choice', activate: 'other', verifyHours: 72, activateHours: 72 },
      first: SAMPLE.emailContactId,
      contacts: [
        { contactId: SAMPLE.emailContactId, channel: 'email', sealedRecipient: SAMPLE.sealed },
        { contactId: SAMPLE.smsContactId, channel: 'sms', sealedRecipient: SAMPLE.sealed },
      ],
      sealedPerson: SAMPLE.sealed,
      documents: [{ documentId: SAMPLE.documentId, sha256: SAMPLE.sha256 }],
      locale: 'id',
    },
  ],
});

export const registrationVerified = defineEvent({
  name: 'registration.verified.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'The first contact is proven and the NIK is claimed; activation may begin.',
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});

export const registrationActivated = defineEvent({
  name: 'registration.activated.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'The account is active.',
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});

export const cancellationReason = z.enum([
  'nik-taken',
  'draft-expired',
  'not-verified-in-time',
  'not-activated-in-time',
  'document-overdue',
  'withdrawn',
]);
export type CancellationReason = z.output<typeof cancellationReason>;

export const registrationCancelled = defineEvent({
  name: 'registration.cancelled.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'The registration ended; nothing further is sent to its contacts.',
  schema: z.object({ registrationId: id, reason: cancellationReason }),
  samples: [{ registrationId: SAMPLE.registrationId, reason: 'nik-taken' }],
});

export const registrationContactCorrected = defineEvent({
  name: 'registration.contact-corrected.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'An unproven contact was mistyped and is another one now; the old one gets nothing more, and proves nothing.',
  schema: z.object({ registrationId: id, contactId: id, replaces: id, channel, sealedRecipient: sealed }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      contactId: SAMPLE.smsContactId,
      replaces: SAMPLE.emailContactId,
      channel: 'email',
      sealedRecipient: SAMPLE.sealed,
    },
  ],
});

/** What a deadline is for. */
export const deadlinePurpose = z.enum(['verify', 'activate', 'document']);

export const registrationDeadlineMoved = defineEvent({
  name: 'registration.deadline-moved.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'An administrator gave more time, also where it has run out already: then the contact reopens.',
  schema: z.object({
    registrationId: id,
    extensionId: id,
    purpose: deadlinePurpose,
    until: instant,
    reason: reasonCode,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      extensionId: SAMPLE.extensionId,
      purpose: 'verify',
      until: SAMPLE.at,
      reason: 'provider-outage',
    },
  ],
});

export const registrationChallengeRequested = defineEvent({
  name: 'registration.challenge-requested.v1',
  owner: 'account',
  key: 'registrationId',
  about:
    'Somebody is to prove a contact once more, from the browser that asked: to get back in, or to change a contact.',
  schema: z.object({
    registrationId: id,
    handle,
    purpose: grantPurpose,
    contactId: id,
    channel,
    /** Absent where nobody is to be written to; everything else then goes on alike, so that a stranger learns nothing. */
    sealedRecipient: sealed.optional(),
    locale,
    /** Later than this a proof is of no use. */
    until: instant,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      handle: SAMPLE.handle,
      purpose: 'reset',
      contactId: SAMPLE.emailContactId,
      channel: 'email',
      sealedRecipient: SAMPLE.sealed,
      locale: 'id',
      until: SAMPLE.at,
    },
  ],
});

export const registrationContactReplaced = defineEvent({
  name: 'registration.contact-replaced.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'A proven contact gave way to another, which is proven too.',
  schema: z.object({ registrationId: id, contactId: id, replaces: id, channel, sealedRecipient: sealed }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      contactId: SAMPLE.smsContactId,
      replaces: SAMPLE.emailContactId,
      channel: 'email',
      sealedRecipient: SAMPLE.sealed,
    },
  ],
});

export const registrationDisputeOpened = defineEvent({
  name: 'registration.dispute-opened.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'Somebody whose NIK another registration holds says that it is theirs; papers for it may be uploaded.',
  schema: z.object({ registrationId: id, disputeId: id, periodId: id }),
  samples: [{ registrationId: SAMPLE.registrationId, disputeId: SAMPLE.disputeId, periodId: SAMPLE.periodId }],
});

export const registrationErasureDue = defineEvent({
  name: 'registration.erasure-due.v1',
  owner: 'account',
  key: 'registrationId',
  about: "The time to keep this person's data is over: everybody destroys what they hold and says so.",
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});
