import { correctionLimit } from './contact.errors.js';
import type { Contact } from './contact.js';
import type { RegistrationData } from './registration.data.js';
import { secondsUntilNextDay, wibDay } from './wib.js';

/** One correction more on the day of `now` in WIB. @throws CodedError `correction-limit` */
export function oneCorrectionMore(
  before: RegistrationData['corrections'],
  mostADay: number,
  now: Date,
): RegistrationData['corrections'] {
  const day = wibDay(now);
  const count = before?.day === day ? before.count : 0;
  if (count >= mostADay) throw correctionLimit({ retryAfterSeconds: secondsUntilNextDay(now) });
  return { day, count: count + 1 };
}

/** The same registration with another contact in the place of one of its own. */
export function withContact(data: RegistrationData, before: Contact, contact: Contact): RegistrationData {
  const { submission, contacts } = data;
  const first = submission?.first === before.contactId ? { first: contact.contactId } : {};
  return {
    ...data,
    contacts: contacts.map((one) => (one === before ? contact : one)),
    submission: submission && { ...submission, ...first },
  };
}
