import type { Contact, NewContact } from './case.record.js';
import { contactUnknown } from './event.errors.js';

const untouched = { provenAt: null, disownedAt: null, replacedAt: null };

/** Whether anything may still be sent there. */
export const mayBeWrittenTo = (contact: Contact) => !contact.disownedAt && !contact.replacedAt;

/** The contacts of a registration, the corrected ones too. */
export class Contacts {
  private constructor(private contacts: readonly Contact[]) {}

  static of(given: readonly NewContact[]): Contacts {
    return new Contacts(given.map((contact) => ({ ...contact, ...untouched })));
  }

  static rebuiltFromStorageUnchecked(contacts: readonly Contact[]): Contacts {
    return new Contacts(contacts);
  }

  snapshot(): readonly Contact[] {
    return this.contacts;
  }

  has(contactId: string): boolean {
    return this.contacts.some((contact) => contact.contactId === contactId);
  }

  /** @throws CodedError `contact-unknown` */
  get(contactId: string): Contact {
    const found = this.contacts.find((contact) => contact.contactId === contactId);
    if (!found) throw contactUnknown();
    return found;
  }

  /** The one besides it that is not corrected, if there is one. */
  otherThan(contactId: string): Contact | undefined {
    return this.contacts.find((contact) => contact.contactId !== contactId && !contact.replacedAt);
  }

  prove(contactId: string, now: Date): void {
    this.change(contactId, { provenAt: now });
  }

  disown(contactId: string, now: Date): boolean {
    if (this.get(contactId).disownedAt) return false;
    this.change(contactId, { disownedAt: now });
    return true;
  }

  /** Forgets the mistyped recipient; its fingerprint stays, for what was sent there counts. */
  replace(contactId: string, by: NewContact, now: Date): void {
    this.change(contactId, { replacedAt: now, provenAt: null, sealedRecipient: '' });
    this.contacts = [...this.contacts, { ...by, ...untouched }];
  }

  /** Puts a contact that was proven elsewhere in the place of a proven one. */
  succeed(contactId: string, by: NewContact, now: Date): void {
    this.replace(contactId, by, now);
    this.prove(by.contactId, now);
  }

  private change(contactId: string, changes: Partial<Contact>): void {
    this.contacts = this.contacts.map((each) => (each.contactId === contactId ? { ...each, ...changes } : each));
  }
}
