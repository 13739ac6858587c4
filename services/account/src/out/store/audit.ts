import type { EntityManager } from 'typeorm';
import { askShared, insertion } from '#database';
import type { AuditEntry } from '../../app/ports.js';

const WRITE = insertion('audit', ['at', 'actor', 'action', 'subject_id', 'fields']);

/** Says who did what to whom, in the transaction that does it. */
export class StoredAudit {
  constructor(
    private readonly manager: EntityManager,
    private readonly now: Date,
  ) {}

  async write({ actor, action, subjectId, fields = [] }: AuditEntry): Promise<void> {
    await askShared(this.manager, WRITE, [[this.now, actor, action, subjectId, fields]]);
  }
}
