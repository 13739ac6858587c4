import type { UnitOfWork } from './ports.js';
import type { DueRecordWork } from './record.ports.js';
import type { Retention } from './retention.js';
import type { Sweepable } from './sweepable.js';

/**
 * Destroys what is kept about a person once the time to keep it is over, and has the others do the same. What is left
 * is that there was a registration, and the audit rows, which name ids and fields alone.
 */
export class EraseRegistration implements Sweepable {
  readonly name = 'erasure';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueRecordWork,
    private readonly retention: Retention,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.erasures(this.retention, most, except);
  }

  handle(registrationId: string): Promise<boolean> {
    return this.work.run(async ({ erasures, forget, outbox, audit, now }) => {
      if (!(await erasures.isDue(registrationId, this.retention))) return false;
      await forget(registrationId);
      if (!(await erasures.lock(registrationId))) return false;
      if (!(await erasures.isDue(registrationId, this.retention))) throw new Error('it is to be kept after all');
      await erasures.erase(registrationId, now);
      await outbox.add([{ type: 'erasure-due', registrationId }]);
      await audit.write({ actor: 'account', action: 'registration.erased', subjectId: registrationId });
      return true;
    });
  }
}
