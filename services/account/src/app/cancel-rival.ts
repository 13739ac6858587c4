import { endRegistration } from './end-registration.js';
import type { UnitOfWork } from './ports.js';
import type { Sweepable } from './sweepable.js';
import type { DueWork } from './waiting.ports.js';

/** Ends a submitted registration whose NIK another one claimed, and tells the person. */
export class CancelRival implements Sweepable {
  readonly name = 'nik-rivals';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueWork,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.rivals(most, except);
  }

  handle(registrationId: string): Promise<boolean> {
    return this.work.run(async (tools) => {
      const { registrations } = tools;
      const registration = await registrations.lockIfFree(registrationId);
      if (!registration) return false;
      await registrations.dropRival(registrationId);
      const loses = registration.data.state === 'submitted' && (await registrations.holderOfNik(registration));
      if (loses) await endRegistration(tools, registration, { reason: 'nik-taken' });
      return true;
    });
  }
}
