import { contactAlreadyProven } from '../domain/verification.errors.js';
import { refuseUnknownLink } from './answer-confirmation.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface Disowned {
  readonly outcome: 'revoked';
}

/** Whoever received a message that was not for them says so: nothing more goes there from this registration. */
export class DisownContact {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  async execute({ token }: { readonly token: string }): Promise<Disowned> {
    const outcome = await this.work.run(async ({ cases, now }) => {
      const link = await cases.findLink(this.vault.linkHash(token));
      const asked = link && (await cases.lock(link.registrationId));
      if (!asked) return undefined;
      const disowned = asked.disown(link.challengeId, now);
      await cases.save(asked, 'link-holder');
      return disowned;
    });
    if (!outcome) return refuseUnknownLink();
    if (outcome === 'already-proven') throw contactAlreadyProven();
    return { outcome };
  }
}
