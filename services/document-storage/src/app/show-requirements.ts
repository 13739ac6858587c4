import { requirementsUnknown } from '../domain/document.errors.js';
import { currentPeriod, type Period } from '../domain/period.js';
import type { UnitOfWork } from './ports.js';

/** What the period that people prepare for now asks for. */
export class ShowRequirements {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `requirements-unknown` */
  execute(): Promise<Period> {
    return this.work.run(async ({ periods, now }) => {
      const period = currentPeriod(await periods.all(), now);
      if (!period) throw requirementsUnknown();
      return period;
    });
  }
}
