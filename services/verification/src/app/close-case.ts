import { caseUnknown } from '../domain/event.errors.js';
import type { UnitOfWork } from './ports.js';

/** Closes the case of an account that is active. */
export class CloseCase {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<void> {
    return this.work.run(async ({ cases, now }) => {
      const active = await cases.lock(registrationId);
      if (!active) throw caseUnknown();
      active.close(now);
      await cases.save(active, 'account');
    });
  }
}
