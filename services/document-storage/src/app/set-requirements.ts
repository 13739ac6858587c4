import { Period } from '../domain/period.js';
import type { UnitOfWork } from './ports.js';

export interface SetRequirementsCommand {
  readonly periodId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Follows a period; a new one gets the default requirements, which are announced. */
export class SetRequirements {
  constructor(private readonly work: UnitOfWork) {}

  execute({ periodId, opensAt, closesAt }: SetRequirementsCommand): Promise<void> {
    return this.work.run(async ({ periods, events, audit }) => {
      const known = await periods.lock(periodId);
      known?.move({ opensAt, closesAt });
      const period = known ?? Period.begin(periodId, { opensAt, closesAt });
      await periods.save(period);
      await events.publish(period.releaseEvents());
      const action = known ? 'period.moved' : 'requirements.set';
      await audit.add([{ actor: 'account', action, subjectId: periodId, fields: ['opensAt', 'closesAt'] }]);
    });
  }
}
