import type { NewContact } from '../../domain/case.record.js';

/** What the values of a registration are bound to: opened for another one, or another contact, they do not open. */
export const recipientContext = (
  registrationId: string,
  { contactId, channel }: Pick<NewContact, 'contactId' | 'channel'>,
) => [registrationId, contactId, channel];

export const personContext = (registrationId: string) => [registrationId, 'person'];
