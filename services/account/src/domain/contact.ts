import { emailAddress, mobileNumber } from './contact-address.js';
import type { Channel } from './period.js';
import { FieldReader } from './refused.js';

/** A way to reach the applicant: one e-mail address and one mobile number each. */
export interface Contact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly provenAt: Date | null;
  /** When a code was last drawn for it. */
  readonly challengedAt: Date | null;
  /** When it showed that messages do not reach it. */
  readonly channelFailedAt: Date | null;
  /** When whoever reads it said that the registration is not theirs. */
  readonly disownedAt: Date | null;
}

/** A contact of which nothing is known yet. */
export function newContact(given: Pick<Contact, 'contactId' | 'channel' | 'address'>): Contact {
  return { ...given, provenAt: null, challengedAt: null, channelFailedAt: null, disownedAt: null };
}

export interface ContactAddresses {
  readonly email: string;
  /** E.164. */
  readonly phone: string;
}

/** How each address is read; the edge and the domain use the same. */
export const contactFields = { email: emailAddress, phone: mobileNumber } as const;

/** Addresses that can exist, tidied. @throws CodedError `invalid-request` */
export function contactAddresses(addresses: Partial<ContactAddresses>): Partial<ContactAddresses> {
  const fields = new FieldReader();
  const { email, phone } = addresses;
  const found = {
    ...(email === undefined ? {} : { email: fields.read('/contacts/email', () => emailAddress(email)) }),
    ...(phone === undefined ? {} : { phone: fields.read('/contacts/phone', () => mobileNumber(phone)) }),
  };
  fields.finish();
  return found;
}
