import type { UnitOfWork } from './ports.js';

export interface KeepInspectionCommand {
  readonly registrationId: string;
  readonly document: {
    readonly documentId: string;
    readonly kind: string;
    readonly sha256: string;
    readonly state: 'accepted' | 'rejected';
    readonly reason: string | null;
  };
}

/** Remembers how the inspection of a document ended: a rejected one cannot be handed in. */
export class KeepInspection {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, document }: KeepInspectionCommand): Promise<void> {
    return this.work.run(async ({ registrations, audit, now }) => {
      const registration = await registrations.lock(registrationId);
      registration.inspected(document, now);
      await registrations.save(registration);
      const { documentId, state } = document;
      await audit.write({
        actor: 'document-storage',
        action: `document.${state}`,
        subjectId: registrationId,
        fields: [documentId],
      });
    });
  }
}
