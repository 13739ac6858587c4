import type { UnitOfWork } from './ports.js';

export interface ReopenDocumentCommand {
  readonly registrationId: string;
  readonly documentId: string;
  readonly kind: string;
  readonly until: Date;
  readonly reason: string;
}

/** Hears that a refused document may be replaced, and until when. */
export class ReopenDocument {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, documentId, kind, until, reason }: ReopenDocumentCommand): Promise<void> {
    return this.work.run(async ({ registrations, timeline, audit, now }) => {
      const registration = await registrations.lock(registrationId);
      registration.reopened(documentId, until);
      await registrations.save(registration);
      const detail = { document: kind, until: until.toISOString(), reason };
      await timeline.add(registrationId, [{ at: now, kind: 'document-reopened', detail }]);
      const fields = [documentId];
      await audit.write({
        actor: 'document-storage',
        action: 'document.reopened',
        subjectId: registrationId,
        fields,
      });
    });
  }
}
