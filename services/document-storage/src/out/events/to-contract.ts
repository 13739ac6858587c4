import {
  documentAccepted,
  documentErased,
  documentOverdue,
  documentRejected,
  documentReopened,
  documentRequirementsChanged,
  event,
  type OutgoingEvent,
} from '#contracts';
import type { DomainEvent } from '../../domain/document.events.js';

/** A domain event as the rest of the product hears it. */
export function toContract(happened: DomainEvent): OutgoingEvent {
  switch (happened.name) {
    case 'requirements-changed': {
      const { periodId } = happened;
      const requirements = happened.requirements.map(({ properties: { kind, label, mandatory } }) => ({
        kind,
        label,
        mandatory,
      }));
      return event(documentRequirementsChanged, periodId, { periodId, requirements });
    }
    case 'document-accepted': {
      const { name: _, ...data } = happened;
      return event(documentAccepted, data.registrationId, { ...data, warnings: [...data.warnings] });
    }
    case 'document-rejected': {
      const { name: _, ...data } = happened;
      return event(documentRejected, data.registrationId, data);
    }
    case 'document-reopened': {
      const { name: _, ...data } = happened;
      return event(documentReopened, data.registrationId, { ...data, until: data.until.toISOString() });
    }
    case 'document-overdue': {
      const { name: _, ...data } = happened;
      return event(documentOverdue, data.registrationId, { ...data, until: data.until.toISOString() });
    }
    case 'documents-erased': {
      const { registrationId } = happened;
      return event(documentErased, registrationId, { registrationId });
    }
  }
}
