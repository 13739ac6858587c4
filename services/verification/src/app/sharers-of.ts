import type { Case } from '../domain/case.js';
import type { Contact } from '../domain/case.record.js';
import type { Recipients } from './ports.js';

/** How many others have proven this contact; a contact that is proven already is not counted again. */
export async function sharersOf(of: Case, contact: Contact | undefined, recipients: Recipients): Promise<number> {
  return contact && !contact.provenAt ? recipients.sharers(of, contact) : 0;
}
