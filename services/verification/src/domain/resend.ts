import type { Case } from './case.js';
import type { Contact } from './case.record.js';
import { mayBeWrittenTo } from './contacts.js';
import * as errors from './resend.errors.js';
import type { Channel, Purpose } from './terms.js';
import { secondsToNextDay } from './tries-of-day.js';
import { triesExhaustedToday } from './verification.errors.js';
import { secondsUntil } from './wib.js';

/** What another code is for, and where it goes. */
export interface Resend {
  readonly purpose: Purpose;
  readonly contact: Contact;
}

/** Whether another code may go out now, and where: by the way in use, unless another is asked for. @throws CodedError */
export function resendOf(asked: Case, channel: Channel | undefined, now: Date): Resend {
  const step = asked.currentStep;
  if (step?.state === 'lapsed' || step?.deadline.isOver(now)) throw errors.deadlinePassed();
  const inUse = asked.contactInUse;
  if (!asked.isOpen || !step?.isWaiting || !inUse) throw errors.nothingToResend();
  const retryAfterSeconds = secondsToNextDay(now);
  if (asked.triesLeftToday(now) === 0) throw triesExhaustedToday({ retryAfterSeconds });
  const contact = channel === undefined || channel === inUse.channel ? inUse : asked.contactOffered(now);
  if (!contact) throw errors.channelNotOffered();
  if (!mayBeWrittenTo(contact)) throw errors.contactDisowned();
  if (asked.sendsLeftToday(now) === 0) throw errors.resendLimit({ retryAfterSeconds });
  const soonest = asked.resendAfter;
  if (soonest && soonest > now) throw errors.resendTooSoon({ retryAfterSeconds: secondsUntil(soonest, now) });
  return { purpose: step.purpose, contact };
}
