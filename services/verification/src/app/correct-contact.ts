import { caseUnknown } from '../domain/event.errors.js';
import { challenge } from './challenge-contact.js';
import type { SealedContact, UnitOfWork, Vault } from './ports.js';

export interface Correction extends SealedContact {
  readonly registrationId: string;
  /** The contact that was mistyped. */
  readonly replaces: string;
}

/** Puts a contact in the place of a mistyped one, and challenges it where the old one was due. */
export class CorrectContact {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId, replaces, ...sealed }: Correction): Promise<void> {
    return this.work.run(async ({ cases, now }) => {
      const asked = await cases.lock(registrationId);
      if (!asked) throw caseUnknown();
      const contact = asked.correct(replaces, this.vault.takeOverContact(asked.keeping, sealed), now);
      challenge(asked, asked.currentStep?.purpose ?? 'verify', contact, this.vault, now);
      await cases.save(asked, 'account');
    });
  }
}
