import type { Keeping } from '../domain/case.record.js';
import type { DrawnCode, GrantContact } from '../domain/grant-challenge.js';
import { startOfDay } from '../domain/wib.js';
import type { Scope, Vault } from './ports.js';

/**
 * Draws a code for a contact; one for nobody where there is none to write to, or where the recipient has had enough for
 * today. Neither is told: both would say that there is a registration.
 */
export async function drawFor(
  to: GrantContact,
  keeping: Keeping | undefined,
  vault: Vault,
  { grants, rules, now }: Pick<Scope, 'grants' | 'rules' | 'now'>,
): Promise<DrawnCode> {
  const sends = await grants.sends(to, startOfDay(now));
  const { contactId, channel, sealedRecipient, recipientHash, isOwners } = to;
  const most = isOwners ? rules.grantSendsToRecipient : rules.sendsToRecipient;
  if (!keeping || sealedRecipient === null || sends >= most) return vault.drawForNobody(channel);
  return vault.drawCode(keeping, { contactId, channel, sealedRecipient, recipientHash });
}
