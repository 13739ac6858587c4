import type { EntityManager } from 'typeorm';
import { askShared, insertion } from '#database';
import type { AuditEntry } from '../../app/ports.js';

const ADD = insertion('audit', ['at', 'actor', 'action', 'subject_id', 'fields']);

/** Who did what to which document, in ids and names of fields. */
export async function addToAudit(manager: EntityManager, at: Date, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ actor, action, subjectId, fields = [] }) => [at, actor, action, subjectId, fields]);
  if (rows.length > 0) await askShared(manager, ADD, rows);
}
