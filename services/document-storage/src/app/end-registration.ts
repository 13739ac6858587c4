import { lockDossier } from './lock-dossier.js';
import type { UnitOfWork } from './ports.js';

export interface EndRegistrationCommand {
  readonly registrationId: string;
}

/** Closes the documents of a registration that ended: nothing is added, replaced or reopened any more. */
export class EndRegistration {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: EndRegistrationCommand): Promise<void> {
    return this.work.run(async (scope) => {
      const dossier = await lockDossier(registrationId, scope);
      if (!dossier || dossier.properties.cancelledAt) return;
      dossier.cancel(scope.now);
      await scope.dossiers.save(dossier);
      await scope.audit.add([{ actor: 'account', action: 'documents.closed', subjectId: registrationId }]);
    });
  }
}
