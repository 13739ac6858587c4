import { blindIndex, type KeyRing, newPersonKey, open, seal, unwrapPersonKey } from '#privacy';
import type { LoginName } from '../../app/ports.js';
import type { CardSecrets } from '../../domain/card.js';
import type { Contact } from '../../domain/contact.js';
import type { Dispute } from '../../domain/dispute.js';
import type { PersonData } from '../../domain/person.js';
import type { RegistrationData } from '../../domain/registration.data.js';
import type { ContactRow, DisputeRow, RegistrationRow } from './rows.js';

type Addressed<A extends string> = Record<'registrationId' | 'contactId' | A, string>;
type SealedPerson = Pick<RegistrationRow, 'nikIndex' | 'sealedPerson'>;

/** Turns what names a person into what may be stored, and back. Each person has a key of their own. */
export class PersonVault {
  constructor(
    private readonly masterKeys: KeyRing,
    private readonly indexKey: Buffer,
  ) {}

  newKey(registrationId: string): { key: KeyRing; wrapped: string } {
    return newPersonKey(this.masterKeys, registrationId);
  }

  keyOf({ registrationId, wrappedKey }: Pick<RegistrationRow, 'registrationId' | 'wrappedKey'>): KeyRing {
    return unwrapPersonKey(this.masterKeys, registrationId, wrappedKey);
  }

  sealPerson(
    key: KeyRing,
    { registrationId, person }: Pick<RegistrationData, 'registrationId' | 'person'>,
  ): SealedPerson {
    return {
      nikIndex: this.nikIndex(person.nik),
      sealedPerson: seal(key, ['person', registrationId], JSON.stringify(person)),
    };
  }

  openPerson(
    key: KeyRing,
    { registrationId, sealedPerson }: Pick<RegistrationRow, 'registrationId' | 'sealedPerson'>,
  ): PersonData {
    return JSON.parse(open(key, ['person', registrationId], sealedPerson)) as PersonData;
  }

  sealContact(key: KeyRing, registrationId: string, { address, ...contact }: Contact): ContactRow {
    const { contactId, channel } = contact;
    return {
      ...contact,
      registrationId,
      sealedAddress: this.sealAddress(key, { registrationId, contactId, address }),
      addressIndex: blindIndex(this.indexKey, channel === 'email' ? 'email' : 'phone', address.toLowerCase()),
    };
  }

  openContact(key: KeyRing, { registrationId, sealedAddress, addressIndex: _, ...contact }: ContactRow): Contact {
    const { contactId } = contact;
    return { ...contact, address: this.openAddress(key, { registrationId, contactId, sealedAddress }) };
  }

  sealAddress(key: KeyRing, { registrationId, contactId, address }: Addressed<'address'>): string {
    return seal(key, ['contact', registrationId, contactId], address);
  }

  openAddress(key: KeyRing, { registrationId, contactId, sealedAddress }: Addressed<'sealedAddress'>): string {
    return open(key, ['contact', registrationId, contactId], sealedAddress);
  }

  sealCard(key: KeyRing, registrationId: string, secrets: CardSecrets): string {
    return seal(key, ['card', registrationId], JSON.stringify(secrets));
  }

  openCard(key: KeyRing, registrationId: string, sealed: string): CardSecrets {
    return JSON.parse(open(key, ['card', registrationId], sealed)) as CardSecrets;
  }

  cardIndex(token: string): string {
    return blindIndex(this.indexKey, 'card-token', token);
  }

  sealStatement(key: KeyRing, registrationId: string, { disputeId, statement }: Dispute): string {
    return seal(key, ['dispute', registrationId, disputeId], statement);
  }

  openStatement(key: KeyRing, { registrationId, disputeId, sealedStatement }: DisputeRow): string {
    return open(key, ['dispute', registrationId, disputeId], sealedStatement);
  }

  nikIndex(nik: string): string {
    return blindIndex(this.indexKey, 'nik', nik);
  }

  loginNameIndex(name: LoginName): string {
    return blindIndex(this.indexKey, 'login-name', JSON.stringify(name));
  }
}
