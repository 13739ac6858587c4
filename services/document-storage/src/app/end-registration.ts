import type { Dossier } from '../domain/dossier.js';
import { currentPeriod } from '../domain/period.js';
import type { Scope, UnitOfWork } from './ports.js';

export interface EndRegistrationCommand {
  readonly registrationId: string;
}

/** Closes the documents of a registration that ended: nothing is added, replaced or reopened any more. */
export class EndRegistration {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: EndRegistrationCommand): Promise<void> {
    return this.work.run(async (scope) => {
      const dossier = await this.lock(registrationId, scope);
      if (!dossier || dossier.properties.cancelledAt) return;
      dossier.cancel(scope.now);
      await scope.dossiers.save(dossier);
      await scope.audit.add([{ actor: 'account', action: 'documents.closed', subjectId: registrationId }]);
    });
  }

  // A session outlives its registration by minutes: that the registration ended is kept even where there was no
  // document yet, so that none is begun.
  private async lock(registrationId: string, { dossiers, periods, now }: Scope): Promise<Dossier | undefined> {
    const period = currentPeriod(await periods.all(), now);
    return period ? dossiers.lockOrCreate(registrationId, period.id) : dossiers.lock(registrationId);
  }
}
