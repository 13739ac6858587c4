import { caseUnknown } from '../domain/event.errors.js';
import { challenge } from './challenge-contact.js';
import type { UnitOfWork, Vault } from './ports.js';

/** Challenges the contact that activates, as the period's policy says. */
export class StartActivation {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<void> {
    return this.work.run(async ({ cases, now }) => {
      const verified = await cases.lock(registrationId);
      if (!verified) throw caseUnknown();
      challenge(verified, 'activate', verified.contactDue('activate'), this.vault, now);
      await cases.save(verified, 'account');
    });
  }
}
