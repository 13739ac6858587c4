import { caseUnknown } from '../domain/event.errors.js';
import type { Purpose } from '../domain/terms.js';
import { challenge } from './challenge-contact.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface Extension {
  readonly registrationId: string;
  readonly purpose: Purpose;
  readonly until: Date;
}

/** Gives more time; a contact whose time had run out is challenged anew. */
export class MoveDeadline {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ registrationId, purpose, until }: Extension): Promise<void> {
    return this.work.run(async ({ cases, now }) => {
      const extended = await cases.lock(registrationId);
      if (!extended) throw caseUnknown();
      challenge(extended, purpose, extended.moveDeadline(purpose, until, now), this.vault, now);
      await cases.save(extended, 'account');
    });
  }
}
