import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, id, instant, reasonCode, SAMPLE } from '../shapes.js';

const about = { registrationId: id, deliveryId: id, challengeId: id, channel, at: instant };
const sample = {
  registrationId: SAMPLE.registrationId,
  deliveryId: SAMPLE.deliveryId,
  challengeId: SAMPLE.challengeId,
  channel: 'sms' as const,
  at: SAMPLE.at,
};

export const messageSent = defineEvent({
  name: 'message.sent.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'A provider accepted the message. It may not have arrived yet.',
  schema: z.object(about),
  samples: [sample],
});

export const messageDelivered = defineEvent({
  name: 'message.delivered.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'A receipt says that the message reached the phone or mailbox.',
  schema: z.object(about),
  samples: [sample],
});

export const messageFailed = defineEvent({
  name: 'message.failed.v1',
  owner: 'notification',
  key: 'registrationId',
  about: 'The message was refused for good, bounced, or was not sent in time.',
  schema: z.object({ ...about, reason: reasonCode }),
  samples: [{ ...sample, reason: 'recipient-refused' }],
});
