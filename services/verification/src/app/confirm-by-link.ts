import type { Case } from '../domain/case.js';
import type { Comparison } from '../domain/challenge.js';
import { answerTo, type Confirmation, refuseUnknownLink } from './answer-confirmation.js';
import type { UnitOfWork, Vault } from './ports.js';
import { sharersOf } from './sharers-of.js';

export interface OpenedLink {
  readonly token: string;
  readonly birthDate?: string | undefined;
  /** Whose session the link was opened in, if in any. */
  readonly sessionOf?: string | undefined;
}

/** Proves a contact by the link that was sent to it. It opens no session. */
export class ConfirmByLink {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  async execute(opened: OpenedLink): Promise<Confirmation> {
    const outcome = await this.work.run(async ({ cases, recipients, now }) => {
      const link = await cases.findLink(this.vault.linkHash(opened.token));
      const asked = link && (await cases.lock(link.registrationId));
      if (!asked) return undefined;
      const sharers = await sharersOf(asked, asked.contactProving(link.challengeId), recipients);
      const found = asked.confirmByLink(link.challengeId, () => this.compare(asked, opened), sharers, now);
      await cases.save(asked, opened.sessionOf === asked.registrationId ? 'applicant' : 'link-holder');
      return found;
    });
    return outcome ? answerTo('link', outcome) : refuseUnknownLink();
  }

  /** The token is right, or it would not have been found; outside the applicant's session it is not enough. */
  private compare(asked: Case, { sessionOf, birthDate }: OpenedLink): Comparison {
    if (sessionOf === asked.registrationId) return 'right';
    if (birthDate === undefined) return 'birth-date-needed';
    return this.vault.isBirthDate(asked.keeping, birthDate) ? 'right' : 'wrong';
  }
}
