import { blindIndex, newPersonKey, open, seal, unwrapPersonKey } from '#privacy';
import type { Contact } from '../../domain/contact.js';
import type { PersonData } from '../../domain/person.js';
import type { RegistrationData } from '../../domain/registration.data.js';
import type { ContactRow, RegistrationRow } from './rows.js';

type SealedPerson = Pick<RegistrationRow, 'nikIndex' | 'sealedPerson'>;

/** Turns what names a person into what may be stored, and back. Each person has a key of their own. */
export class PersonVault {
  constructor(
    private readonly masterKey: Buffer,
    private readonly indexKey: Buffer,
  ) {}

  newKey(registrationId: string): { key: Buffer; wrapped: string } {
    return newPersonKey(this.masterKey, registrationId);
  }

  keyOf({ registrationId, wrappedKey }: Pick<RegistrationRow, 'registrationId' | 'wrappedKey'>): Buffer {
    return unwrapPersonKey(this.masterKey, registrationId, wrappedKey);
  }

  sealPerson(
    key: Buffer,
    { registrationId, person }: Pick<RegistrationData, 'registrationId' | 'person'>,
  ): SealedPerson {
    return {
      nikIndex: this.nikIndex(person.nik),
      sealedPerson: seal(key, ['person', registrationId], JSON.stringify(person)),
    };
  }

  openPerson(
    key: Buffer,
    { registrationId, sealedPerson }: Pick<RegistrationRow, 'registrationId' | 'sealedPerson'>,
  ): PersonData {
    return JSON.parse(open(key, ['person', registrationId], sealedPerson)) as PersonData;
  }

  sealContact(key: Buffer, registrationId: string, { address, ...contact }: Contact): ContactRow {
    const { contactId, channel } = contact;
    return {
      ...contact,
      registrationId,
      sealedAddress: seal(key, ['contact', registrationId, contactId], address),
      addressIndex: blindIndex(this.indexKey, channel === 'email' ? 'email' : 'phone', address.toLowerCase()),
    };
  }

  openContact(key: Buffer, { registrationId, sealedAddress, addressIndex: _, ...contact }: ContactRow): Contact {
    return { ...contact, address: open(key, ['contact', registrationId, contact.contactId], sealedAddress) };
  }

  nikIndex(nik: string): string {
    return blindIndex(this.indexKey, 'nik', nik);
  }
}
