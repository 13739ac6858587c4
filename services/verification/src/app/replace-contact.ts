import { caseUnknown } from '../domain/event.errors.js';
import { challenge } from './challenge-contact.js';
import type { SealedContact, UnitOfWork, Vault } from './ports.js';

export interface Replacement extends SealedContact {
  readonly registrationId: string;
  /** The contact that gave way. */
  readonly replaces: string;
}

/** Puts a contact that was proven for a change in the place of the one before, whose codes are of no use any more. */
export class ReplaceContact {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId, replaces, ...sealed }: Replacement): Promise<void> {
    return this.work.run(async ({ cases, grants, now }) => {
      const asked = await cases.lock(registrationId);
      if (!asked) throw caseUnknown();
      const contact = asked.succeed(replaces, this.vault.takeOverContact(asked.keeping, sealed), now);
      challenge(asked, asked.currentStep?.purpose ?? 'verify', contact, this.vault, now);
      const open = await grants.lockAllOf(registrationId);
      await cases.save(asked, 'account');
      for (const grant of open) {
        grant.mute(replaces);
        await grants.save(grant, 'account');
      }
    });
  }
}
