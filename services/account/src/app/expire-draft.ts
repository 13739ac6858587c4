import { endRegistration } from './end-registration.js';
import { giveMoreTime } from './give-more-time.js';
import type { UnitOfWork } from './ports.js';
import type { Sweepable } from './sweepable.js';
import type { DueWork } from './waiting.ports.js';

/** Ends a draft to which nobody came back. Its contacts were never proven, so nobody is written to. */
export class ExpireDraft implements Sweepable {
  readonly name = 'draft-expiry';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueWork,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.forgottenDrafts(most, except);
  }

  handle(registrationId: string): Promise<boolean> {
    return this.work.run(async (tools) => {
      const { registrations, extensions, disputes, now } = tools;
      const registration = await registrations.lockIfFree(registrationId);
      if (!registration?.isForgotten(now)) return false;
      if ((await disputes.of(registrationId))?.state === 'open') return false;
      const extension = await extensions.covering(registration.data.periodId, 'draft', now);
      if (extension) await giveMoreTime(tools, registration, extension, { again: true });
      else await endRegistration(tools, registration, { reason: 'draft-expired' });
      return true;
    });
  }
}
