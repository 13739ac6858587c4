import { requirementsUnknown } from '../domain/document.errors.js';
import type { Period } from '../domain/period.js';
import { findPeriod } from './find-period.js';
import type { UnitOfWork } from './ports.js';

/** What a period asks for; the one that people prepare for now, unless told. */
export class ShowRequirements {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `requirements-unknown` */
  execute(periodId?: string): Promise<Period> {
    return this.work.run(async (scope) => {
      const period = await findPeriod(periodId, scope);
      if (!period) throw requirementsUnknown();
      return period;
    });
  }
}
