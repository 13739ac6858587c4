import type { UnitOfWork } from './ports.js';
import type { Rules } from './rules.js';

export interface KeepInspectionCommand {
  readonly registrationId: string;
  readonly document: {
    readonly documentId: string;
    readonly kind: string;
    readonly sha256: string;
    readonly state: 'accepted' | 'rejected';
    readonly reason: string | null;
  };
  /** The document in whose place it stands, where that was refused after the submission. */
  readonly replaces?: string;
}

/** Remembers how the inspection of a document ended: a rejected one cannot be handed in. */
export class KeepInspection {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: Rules,
  ) {}

  execute({ registrationId, document, replaces }: KeepInspectionCommand): Promise<void> {
    return this.work.run(async ({ registrations, timeline, audit, now }) => {
      const registration = await registrations.lock(registrationId);
      registration.inspected(document, now, replaces);
      registration.stay(this.rules.draftEnd(now));
      await registrations.save(registration);
      const { documentId, state, kind, reason } = document;
      const detail = { document: kind, ...(reason ? { reason } : {}) };
      await timeline.add(registrationId, [{ at: now, kind: `document-${state}`, detail }]);
      await audit.write({
        actor: 'document-storage',
        action: `document.${state}`,
        subjectId: registrationId,
        fields: [documentId],
      });
    });
  }
}
