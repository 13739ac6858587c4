import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { channel, id, instant, locale, SAMPLE, sealed } from '../shapes.js';

/** What a notice tells. Its words are notification's. */
export const noticeTemplate = z.enum([
  'reminder-verify',
  'reminder-activate',
  'cancelled',
  'nik-taken',
  'welcome',
  'deadline-moved',
  'password-changed',
  'contact-changed',
  'nik-disputed',
]);
export type NoticeTemplate = z.output<typeof noticeTemplate>;

/** What the sealed values of a notice hold, as JSON: each template uses those that it needs. */
export const noticeValues = z.object({
  maskedName: z.string(),
  registrationNumber: z.string(),
  /** When a deadline ends. */
  until: instant.optional(),
  /** Why a registration was cancelled. */
  reason: z.string().optional(),
});
export type NoticeValues = z.output<typeof noticeValues>;

export const noticeRequested = defineEvent({
  name: 'notice.requested.v1',
  owner: 'account',
  key: 'registrationId',
  about: 'A person is to be told something.',
  schema: z.object({
    registrationId: id,
    noticeId: id,
    contactId: id,
    template: noticeTemplate,
    channel,
    locale,
    sendBefore: instant,
    sealedRecipient: sealed,
    sealedValues: sealed,
  }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      noticeId: SAMPLE.noticeId,
      contactId: SAMPLE.emailContactId,
      template: 'welcome',
      channel: 'email',
      locale: 'id',
      sendBefore: SAMPLE.at,
      sealedRecipient: SAMPLE.sealed,
      sealedValues: SAMPLE.sealed,
    },
  ],
});
