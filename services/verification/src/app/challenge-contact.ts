import type { Case } from '../domain/case.js';
import type { NewContact } from '../domain/case.record.js';
import type { Purpose } from '../domain/terms.js';
import type { Vault } from './ports.js';

/** Challenges a contact, where there is one to challenge. */
export function challenge(of: Case, purpose: Purpose, contact: NewContact | undefined, vault: Vault, now: Date): void {
  if (contact) of.issue(purpose, vault.draw(of.keeping, contact), now);
}
