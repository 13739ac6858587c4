import type { Document } from '../domain/document.js';
import type { UnitOfWork } from './ports.js';

/** The documents of a registration, oldest first. A slot that ran out unused is of no interest to its owner. */
export class ListDocuments {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId }: { readonly registrationId: string }): Promise<readonly Document[]> {
    return this.work.run(async ({ dossiers, now }) => {
      const dossier = await dossiers.read(registrationId);
      const all = dossier?.all ?? [];
      return all.filter(({ awaitsUpload, slot }) => !awaitsUpload || now < slot.expiresAt);
    });
  }
}
