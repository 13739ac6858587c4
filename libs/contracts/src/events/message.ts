import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, id, instant, reasonCode, SAMPLE } from '../shapes.js';

/** Exactly one of the two says what the message carried. */
const about = {
  registrationId: id,
  deliveryId: id,
  challengeId: id.optional(),
  noticeId: id.optional(),
  channel,
  at: instant,
};
const carriesOne = (message: { challengeId?: string; noticeId?: string }) =>
  (message.challengeId === undefined) !== (message.noticeId === undefined);
const sample = {
  registrationId: SAMPLE.registrationId,
  deliveryId: SAMPLE.deliveryId,
  challengeId: SAMPLE.challengeId,
  channel: 'sms' as const,
  at: SAMPLE.at,
};
const { challengeId: _, ...carried } = sample;
const noticeSample = { ...carried, noticeId: SAMPLE.noticeId };

export const messageSent = defineEvent({
  name: 'message.sent.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'A provider accepted the message. It may not have arrived yet.',
  schema: z.object(about).refine(carriesOne),
  samples: [sample, noticeSample],
});

export const messageDelivered = defineEvent({
  name: 'message.delivered.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'A receipt says that the message reached the phone or mailbox.',
  schema: z.object(about).refine(carriesOne),
  samples: [sample, noticeSample],
});

export const messageFailed = defineEvent({
  name: 'message.failed.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'The message was refused for good, bounced, or was not sent in time.',
  schema: z.object({ ...about, reason: reasonCode }).refine(carriesOne),
  samples: [{ ...sample, reason: 'recipient-refused' }],
});

export const messageSendingSwitched = defineEvent({
  name: 'message.sending-switched.v1',
  owner: 'notification',
  key: 'channel',
  about: 'Sending on a channel was switched off or on; deadlines stand while it is off.',
  schema: z.object({ channel, on: z.boolean(), at: instant }),
  samples: [{ channel: 'sms', on: false, at: SAMPLE.at }],
});

export const messageErased = defineEvent({
  name: 'message.erased.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'Notification holds nothing about this person any more.',
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});
