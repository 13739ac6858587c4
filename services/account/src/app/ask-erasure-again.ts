import type { UnitOfWork } from './ports.js';
import type { DueRecordWork } from './record.ports.js';
import type { Sweepable } from './sweepable.js';

const AFTER_MINUTES = 60;

/** Asks again where somebody has not confirmed that everything about a person is destroyed. */
export class AskErasureAgain implements Sweepable {
  readonly name = 'erasure-confirmation';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueRecordWork,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.unconfirmed(AFTER_MINUTES, most, except);
  }

  handle(registrationId: string): Promise<boolean> {
    return this.work.run(async ({ erasures, outbox, audit, now }) => {
      const askedBefore = new Date(now.getTime() - AFTER_MINUTES * 60_000);
      if (!(await erasures.askAgain(registrationId, askedBefore, now))) return false;
      await outbox.add([{ type: 'erasure-due', registrationId }]);
      await audit.write({ actor: 'account', action: 'erasure.asked-again', subjectId: registrationId });
      return true;
    });
  }
}
