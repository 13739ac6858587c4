import type { UnitOfWork } from './ports.js';

export interface OpenDisputeCommand {
  readonly registrationId: string;
  readonly periodId: string;
}

/** Lets somebody whose NIK another registration holds hand in evidence, whatever became of their own. */
export class OpenDispute {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, periodId }: OpenDisputeCommand): Promise<void> {
    return this.work.run(async ({ dossiers, audit, now }) => {
      const dossier = await dossiers.lockOrCreate(registrationId, periodId);
      if (dossier.properties.disputedAt) return;
      dossier.openDispute(now);
      await dossiers.save(dossier);
      await audit.add([{ actor: 'account', action: 'documents.dispute-opened', subjectId: registrationId }]);
    });
  }
}
