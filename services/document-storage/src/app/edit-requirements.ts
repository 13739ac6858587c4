import { requirementsUnknown } from '../domain/document.errors.js';
import type { Requirement } from '../domain/requirement.js';
import { findPeriod } from './find-period.js';
import type { UnitOfWork } from './ports.js';

export interface EditRequirementsCommand {
  /** The present period unless told. */
  readonly periodId?: string;
  /** The whole list, in the order of the form, with what a dispute asks for. */
  readonly requirements: readonly Requirement[];
}

/** Has a period ask for exactly these documents from now on. Slots that were opened keep what they were told. */
export class EditRequirements {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `requirements-unknown`; Error for a list that cannot be asked for */
  execute({ periodId, requirements }: EditRequirementsCommand): Promise<'changed' | 'unchanged'> {
    return this.work.run(async (scope) => {
      const { periods, events, audit } = scope;
      const found = await findPeriod(periodId, scope);
      const period = found && (await periods.lock(found.id));
      if (!period) throw requirementsUnknown();
      if (isSame(period.all, requirements)) return 'unchanged';
      period.ask(requirements);
      await periods.save(period);
      await events.publish(period.releaseEvents());
      const fields = requirements.map(({ kind }) => kind);
      await audit.add([{ actor: 'operator', action: 'requirements.edited', subjectId: period.id, fields }]);
      return 'changed';
    });
  }
}

function isSame(now: readonly Requirement[], wanted: readonly Requirement[]): boolean {
  const written = (list: readonly Requirement[]) => JSON.stringify(list.map((requirement) => requirement.written()));
  return written(now) === written(wanted);
}
