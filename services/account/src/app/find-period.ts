import type { Period } from '../domain/period.js';
import type { PeriodWork, UnitOfWork } from './ports.js';

/** Finds a period by the name that people know. */
export class FindPeriod {
  constructor(private readonly work: UnitOfWork<PeriodWork>) {}

  /** @throws CodedError `no-period` */
  execute({ name }: { name: string }): Promise<Period> {
    return this.work.run(({ periods }) => periods.named(name));
  }
}
