import { invalidRequest } from '#errors';
import { contactNotProven } from './access.errors.js';
import { contactNotAwaited } from './contact.errors.js';
import { type Contact, contactAddresses } from './contact.js';
import { fieldError } from './field.texts.js';
import type { Channel } from './period.js';
import { mustNotBeRecentlyReset } from './recent-reset.js';
import type { RegistrationData } from './registration.data.js';
import { registrationEnded } from './registration.errors.js';

/** A proven contact is to give way to another one. */
export interface ContactChange {
  readonly changeId: string;
  readonly registrationId: string;
  readonly handle: string;
  readonly channel: Channel;
  /** The contact that gives way. */
  readonly replaces: string;
  /** The proven contact that has to agree first. */
  readonly confirmedBy: string;
  /** The contact that comes in its place. */
  readonly contactId: string;
  /** Its address; null once it is over. */
  readonly address: string | null;
  readonly startedAt: Date;
  readonly authorisedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface WantedChange extends Pick<ContactChange, 'changeId' | 'handle' | 'channel' | 'contactId'> {
  readonly value: string;
}

/** The other proven contact, so that a stolen mailbox alone moves nothing; the contact itself where it is the only one. */
function confirming(data: RegistrationData, before: Contact): Contact {
  const others = data.contacts.filter(({ provenAt, disownedAt }) => provenAt && !disownedAt);
  return others.find(({ contactId }) => contactId !== before.contactId) ?? before;
}

/**
 * Begins the change of a proven contact.
 * @throws CodedError `registration-cancelled`, `contact-not-awaited`, `contact-not-proven`, `recently-reset`,
 * `invalid-request`
 */
export function beginContactChange(data: RegistrationData, wanted: WantedChange, now: Date): ContactChange {
  const { channel, value, ...ids } = wanted;
  if (data.state === 'cancelled') throw registrationEnded();
  if (data.state !== 'verified' && data.state !== 'active') throw contactNotAwaited();
  const before = data.contacts.find((contact) => contact.channel === channel);
  if (!before?.provenAt) throw contactNotProven();
  mustNotBeRecentlyReset(data, now);
  const tidied = contactAddresses(channel === 'email' ? { email: value } : { phone: value });
  const address = (channel === 'email' ? tidied.email : tidied.phone) ?? value;
  if (address === before.address) throw invalidRequest({ fields: [fieldError('/value', 'contact-same')] });
  const confirmedBy = confirming(data, before).contactId;
  const { registrationId } = data;
  return {
    ...{ ...ids, registrationId, channel, replaces: before.contactId, confirmedBy, address },
    ...{ startedAt: now, authorisedAt: null, finishedAt: null },
  };
}
