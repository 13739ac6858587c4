import { registrationUnknown } from '../domain/registration.errors.js';
import type { AuditEntry, UnitOfWork } from './ports.js';
import type { ConfirmedBy } from './record.ports.js';

const actors: Readonly<Record<ConfirmedBy, AuditEntry['actor']>> = {
  documents: 'document-storage',
  contacts: 'verification',
  messages: 'notification',
};

/** Hears that another service holds nothing about a person any more. */
export class ConfirmErasure {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `registration-unknown` where nobody was asked for it. */
  execute({ registrationId, by }: { registrationId: string; by: ConfirmedBy }): Promise<void> {
    return this.work.run(async ({ erasures, audit, now }) => {
      if (!(await erasures.confirm(registrationId, by, now))) throw registrationUnknown();
      const fields = [by];
      await audit.write({ actor: actors[by], action: 'erasure.confirmed', subjectId: registrationId, fields });
    });
  }
}
