import { noChallengeYet } from '../domain/verification.errors.js';
import { answerTo, type Confirmation } from './answer-confirmation.js';
import type { UnitOfWork, Vault } from './ports.js';
import { sharersOf } from './sharers-of.js';

export interface EnteredCode {
  readonly registrationId: string;
  /** Six digits; blanks between them are as good as none. */
  readonly code: string;
}

// The submission reaches this service within a second unless Kafka is away.
const RETRY_AFTER_SECONDS = 2;

/** Proves a contact by the digits that were sent to it, in the applicant's session. */
export class ConfirmByCode {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  async execute({ registrationId, code }: EnteredCode): Promise<Confirmation> {
    const digits = code.replace(/\s/g, '');
    const outcome = await this.work.run(async ({ cases, recipients, now }) => {
      const asked = await cases.lock(registrationId);
      if (!asked) throw noChallengeYet({ retryAfterSeconds: RETRY_AFTER_SECONDS });
      const sharers = await sharersOf(asked, asked.contactProving(), recipients);
      const found = asked.confirmByCode((challenge) => this.vault.isCode(challenge, digits), sharers, now);
      await cases.save(asked, 'applicant');
      return found;
    });
    return answerTo('code', outcome);
  }
}
