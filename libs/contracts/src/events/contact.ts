import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, grantPurpose, id, instant, locale, purpose, reasonCode, SAMPLE, sealed } from '../shapes.js';

export const contactChallengeIssued = defineEvent({
  name: 'contact.challenge-issued.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'A code and a link were drawn for a contact and are to be sent.',
  schema: z.object({
    registrationId: id,
    challengeId: id,
    contactId: id,
    channel,
    purpose: z.enum([...purpose.options, ...grantPurpose.options]),
    locale,
    /** Later than this the message is of no use and is not sent. */
    sendBefore: instant,
    sealedRecipient: sealed,
    sealedName: sealed,
    /** Sealed JSON {code, token}, the token to verify and to activate only; its associated data holds the recipient. */
    sealedCode: sealed,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      challengeId: SAMPLE.challengeId,
      contactId: SAMPLE.emailContactId,
      channel: 'email',
      purpose: 'verify',
      locale: 'id',
      sendBefore: SAMPLE.at,
      sealedRecipient: SAMPLE.sealed,
      sealedName: SAMPLE.sealed,
      sealedCode: SAMPLE.sealed,
    },
  ],
});

export const contactChallengeRevoked = defineEvent({
  name: 'contact.challenge-revoked.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'A code that was not sent yet need not be sent any more.',
  schema: z.object({ registrationId: id, challengeId: id, reason: reasonCode }),
  samples: [
    { registrationId: SAMPLE.registrationId, challengeId: SAMPLE.challengeId, reason: 'registration-cancelled' },
  ],
});

export const contactVerified = defineEvent({
  name: 'contact.verified.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'The applicant proved that a contact is theirs.',
  schema: z.object({ registrationId: id, contactId: id, channel, purpose, at: instant }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      contactId: SAMPLE.emailContactId,
      channel: 'email',
      purpose: 'verify',
      at: SAMPLE.at,
    },
  ],
});

/** Why a deadline stands where it stands. */
export const deadlineReason = z.enum([
  'message-accepted',
  'extended',
  'locked-out',
  'sending-off',
  'sending-on',
  'corrected',
]);

export const contactDeadlineSet = defineEvent({
  name: 'contact.deadline-set.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'Until when a contact may be proven; null while the clock stands because sending is off.',
  schema: z.object({
    registrationId: id,
    contactId: id,
    channel,
    purpose,
    until: instant.nullable(),
    reason: deadlineReason,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      contactId: SAMPLE.emailContactId,
      channel: 'email',
      purpose: 'verify',
      until: SAMPLE.at,
      reason: 'message-accepted',
    },
  ],
});

const evidence = { registrationId: id, contactId: id, channel, purpose, at: instant };
const evidenceSample = {
  registrationId: SAMPLE.registrationId,
  contactId: SAMPLE.emailContactId,
  channel: 'email' as const,
  purpose: 'verify' as const,
  at: SAMPLE.at,
};

export const contactLapsed = defineEvent({
  name: 'contact.lapsed.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'The time to prove a contact is over, and it was not proven.',
  schema: z.object({
    ...evidence,
    /** The end that passed. More time that was given beyond it was not heard of when this was decided. */
    until: instant,
  }),
  samples: [{ ...evidenceSample, until: SAMPLE.at }],
});

export const contactChannelFailed = defineEvent({
  name: 'contact.channel-failed.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'Messages by this channel do not reach the contact; the other channel is offered.',
  schema: z.object(evidence),
  samples: [evidenceSample],
});

export const contactErased = defineEvent({
  name: 'contact.erased.v1',
  owner: 'verification',
  key: 'registrationId',
  about: 'Verification holds nothing about this person any more.',
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});
