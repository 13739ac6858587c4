import type { DomainEvent } from '../domain/document.events.js';
import type { AuditEntry } from './ports.js';

const actions = {
  'document-reopened': 'document.reopened',
  'document-overdue': 'document.overdue',
} as const satisfies Partial<Record<DomainEvent['name'], string>>;

/** What the events tell of documents whose time began, moved or ended. */
export function auditOf(happened: readonly DomainEvent[], actor: string): AuditEntry[] {
  return happened.flatMap((event) =>
    event.name === 'document-reopened' || event.name === 'document-overdue'
      ? [{ actor, action: actions[event.name], subjectId: event.documentId }]
      : [],
  );
}
