import type { Case } from '../domain/case.js';
import { Grant, type GrantRequest } from '../domain/grant.js';
import type { GrantContact } from '../domain/grant-challenge.js';
import type { Channel, Locale } from '../domain/terms.js';
import { drawFor } from './draw-for.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface AskedGrant extends GrantRequest {
  readonly contactId: string;
  readonly channel: Channel;
  /** Undefined where nobody is to be written to. */
  readonly sealedRecipient: string | undefined;
  readonly locale: Locale;
  readonly until: Date;
}

/** Challenges a contact once more, for the browser that asked; or does as if, so that a stranger learns nothing. */
export class RequestGrant {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute(asked: AskedGrant): Promise<void> {
    return this.work.run(async ({ cases, grants, rules, now }) => {
      const known = await cases.find(asked.registrationId);
      const contact = this.contactOf(known, asked);
      const existing = await grants.lock(asked.handle);
      existing?.mustFit(asked);
      const grant = existing ?? Grant.open(asked, rules, now);
      const drawn = await drawFor(contact, known?.keeping, this.vault, { grants, rules, now });
      grant.issue(drawn, contact, now);
      await (existing ? grants.save(grant, 'account') : grants.add(grant, 'account'));
    });
  }

  private contactOf(known: Case | undefined, asked: AskedGrant): GrantContact {
    const { contactId, channel, sealedRecipient, locale, until } = asked;
    const about = { contactId, channel, locale, until };
    const nobody = { ...about, sealedRecipient: null, recipientHash: null, isOwners: false };
    if (!sealedRecipient || !known || known.isCancelled) return nobody;
    const taken = this.vault.takeOverContact(known.keeping, { contactId, channel, sealedRecipient });
    return { ...about, ...taken, isOwners: known.hasProven(contactId) };
  }
}
