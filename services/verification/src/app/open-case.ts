import { Case } from '../domain/case.js';
import type { Activation } from '../domain/case.record.js';
import type { Locale } from '../domain/terms.js';
import { challenge } from './challenge-contact.js';
import type { SealedSubmission, UnitOfWork, Vault } from './ports.js';

export interface Submission extends SealedSubmission {
  readonly periodId: string;
  readonly activation: Activation;
  readonly verifyHours: number;
  readonly activateHours: number;
  readonly firstContactId: string;
  readonly locale: Locale;
}

/** Opens the case of a submitted registration and challenges the contact that the applicant chose. */
export class OpenCase {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute(submission: Submission): Promise<void> {
    return this.work.run(async ({ cases, switches, rules, now }) => {
      if (await cases.lock(submission.registrationId)) return;
      const taken = { ...submission, ...this.vault.takeOver(submission) };
      const opened = Case.open(taken, await switches.state(), rules, now);
      challenge(opened, 'verify', opened.contactDue('verify'), this.vault, now);
      await cases.add(opened, 'account');
    });
  }
}
