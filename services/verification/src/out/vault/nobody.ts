import { randomUUID } from 'node:crypto';
import { type KeyRing, newPersonKey, seal } from '#privacy';
import type { Keeping, NewContact } from '../../domain/case.record.js';
import type { Channel } from '../../domain/terms.js';
import { personContext, recipientContext } from './contexts.js';
import type { Person } from './person.js';

/** A person who does not exist: what is drawn and sealed for them costs what it costs for anybody. */
export interface Nobody {
  readonly keeping: Keeping;
  readonly contacts: Readonly<Record<Channel, NewContact>>;
}

const PERSON: Person = { birthDate: '2000-01-01', maskedName: 'N*****' };
// As long as those of most people: longer texts take longer to seal.
const RECIPIENTS: Readonly<Record<Channel, string>> = { email: 'nobody.at.all@example.invalid', sms: '+6280000000000' };

export function nobodyOf(masterKeys: KeyRing): Nobody {
  const registrationId = randomUUID();
  const { key, wrapped } = newPersonKey(masterKeys, registrationId);
  const contact = (channel: Channel): NewContact => {
    const contactId = randomUUID();
    const context = recipientContext(registrationId, { contactId, channel });
    return { contactId, channel, sealedRecipient: seal(key, context, RECIPIENTS[channel]), recipientHash: null };
  };
  const sealedPerson = seal(key, personContext(registrationId), JSON.stringify(PERSON));
  return {
    keeping: { registrationId, wrappedKey: wrapped, sealedPerson },
    contacts: { email: contact('email'), sms: contact('sms') },
  };
}
