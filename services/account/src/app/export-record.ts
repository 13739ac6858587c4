import type { Dispute } from '../domain/dispute.js';
import type { RegistrationData } from '../domain/registration.data.js';
import type { UnitOfWork } from './ports.js';
import type { KeptAudit, KeptSession } from './record.ports.js';
import { readTimeline, type TimelineView } from './timeline.view.js';

export interface ExportedRecord {
  readonly at: Date;
  readonly data: RegistrationData;
  readonly dispute: Dispute | undefined;
  readonly timeline: TimelineView;
  readonly sessions: readonly KeptSession[];
  readonly audit: readonly KeptAudit[];
}

/** Gives an applicant everything that is kept about them here (UU 27/2022, articles 6 and 32). */
export class ExportRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `registration-unknown` */
  execute({ registrationId }: { registrationId: string }): Promise<ExportedRecord> {
    return this.work.run(async (tools) => {
      const { registrations, disputes, history, audit, now } = tools;
      const { data } = await registrations.get(registrationId);
      await audit.write({ actor: 'applicant', action: 'record.exported', subjectId: registrationId });
      return {
        at: now,
        data,
        dispute: await disputes.of(registrationId),
        timeline: await readTimeline(tools, registrationId),
        sessions: await history.sessions(registrationId),
        audit: await history.audit(registrationId),
      };
    });
  }
}
