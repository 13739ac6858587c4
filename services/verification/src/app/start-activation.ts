import { caseUnknown } from '../domain/event.errors.js';
import { issueChallenge } from './issue-challenge.js';
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
      issueChallenge(verified, 'activate', this.vault, now);
      await cases.save(verified, 'account');
    });
  }
}
