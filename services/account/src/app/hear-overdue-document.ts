import { endRegistration } from './end-registration.js';
import { giveMoreTime } from './give-more-time.js';
import type { UnitOfWork } from './ports.js';

export interface OverdueDocument {
  readonly registrationId: string;
  readonly documentId: string;
  readonly kind: string;
  /** The end that passed. */
  readonly until: Date;
}

/** Hears that a refused document was not replaced in time: an extension beyond that end wins, otherwise it ends the registration. */
export class HearOverdueDocument {
  constructor(private readonly work: UnitOfWork) {}

  execute({ registrationId, documentId, kind, until }: OverdueDocument): Promise<void> {
    return this.work.run(async (tools) => {
      const { registrations, extensions, timeline, now } = tools;
      const registration = await registrations.lock(registrationId);
      if (!registration.lacks(documentId)) return;
      await timeline.add(registrationId, [{ at: now, kind: 'document-overdue', detail: { document: kind } }]);
      const extension = await extensions.covering(registration.data.periodId, 'document', until);
      if (extension) await giveMoreTime(tools, registration, extension, { again: true });
      else await endRegistration(tools, registration, { reason: 'document-overdue' });
    });
  }
}
