import type { EntityManager } from 'typeorm';
import { ask } from '#database';
import type { AuditEntry } from '../../app/ports.js';

/** Who did what to which document, in ids and names of fields. */
export async function addToAudit(manager: EntityManager, at: Date, entries: readonly AuditEntry[]): Promise<void> {
  for (const { actor, action, subjectId, fields = [] } of entries) {
    await ask(manager, 'insert into audit (at, actor, action, subject_id, fields) values ($1, $2, $3, $4, $5)', [
      ...[at, actor, action, subjectId, fields],
    ]);
  }
}
