import type { Backlog, ObjectStorage, UnitOfWork } from './ports.js';

/** Removes what lies in the storage of people who are erased, and says when everything is gone. */
export class FinishErasure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
  ) {}

  /** Registrations whose objects are to be searched for, the longest due first. */
  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.work.run(({ dossiers }) => dossiers.toSearch(most, except));
  }

  /** Also by several at once. @throws CodedError `temporarily-unavailable` */
  async execute(registrationId: string): Promise<boolean> {
    await this.storage.removeEverythingOf(registrationId);
    return this.work.run(async ({ dossiers, events, audit, now }) => {
      const dossier = await dossiers.lock(registrationId);
      if (!dossier) throw new Error('an erasure without its mark');
      const isDone = dossier.confirmErased(now);
      await dossiers.save(dossier);
      await events.publish(dossier.releaseEvents());
      if (isDone) await audit.add([{ actor: 'sweep', action: 'documents.erased', subjectId: registrationId }]);
      return true;
    });
  }

  backlog(): Promise<Backlog> {
    return this.work.run(({ dossiers }) => dossiers.toSearchBacklog());
  }
}
