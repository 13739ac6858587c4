import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, id, instant, locale, purpose, reasonCode, SAMPLE, sealed } from '../shapes.js';

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
    purpose,
    locale,
    /** Later than this the message is of no use and is not sent. */
    sendBefore: instant,
    sealedRecipient: sealed,
    sealedName: sealed,
    /** Sealed JSON {code, token}; its associated data holds the recipient. */
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
