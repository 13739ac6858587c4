import type { Case } from '../domain/case.js';
import type { Purpose } from '../domain/terms.js';
import type { Vault } from './ports.js';

/** Challenges the contact that is due for this purpose, if any is. */
export function issueChallenge(of: Case, purpose: Purpose, vault: Vault, now: Date): void {
  const contact = of.contactDue(purpose);
  if (contact) of.issue(purpose, vault.draw(of.keeping, contact), now);
}
