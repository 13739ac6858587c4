import type { ConsentScope } from './consent.js';
import { contactAddresses, newContact } from './contact.js';
import type { Channel } from './period.js';
import { person } from './person.js';
import { warningsOf } from './person.warnings.js';
import type { NewRegistration, RegistrationData } from './registration.data.js';

/** A draft that was just begun. @throws CodedError `invalid-request` with a pointer to each field that cannot be. */
export function newRegistrationData(given: NewRegistration, now: Date): RegistrationData {
  const { contacts: addresses, contactIds, consent, ...rest } = given;
  const tidied = person(given.person, now);
  const { email = '', phone = '' } = contactAddresses(addresses);
  const contact = (channel: Channel, address: string) =>
    newContact({ contactId: contactIds[channel], channel, address });
  const scopes: readonly ConsentScope[] = consent.swafoto ? ['data', 'swafoto'] : ['data'];
  return {
    ...rest,
    state: 'draft',
    version: 1,
    person: tidied,
    warnings: warningsOf(tidied),
    contacts: [contact('email', email), contact('sms', phone)],
    documents: [],
    consents: scopes.map((scope) => ({ scope, noticeVersion: consent.noticeVersion, givenAt: now })),
    createdAt: now,
    stateSince: now,
    submission: null,
    verifiedAt: null,
    activatedAt: null,
    corrections: null,
    passwordResetAt: null,
    nikRefusedAt: null,
    cancelled: null,
  };
}
