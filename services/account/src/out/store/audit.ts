import type { EntityManager } from 'typeorm';
import { ask } from '#database';
import type { AuditEntry } from '../../app/ports.js';

/** Says who did what to whom, in the transaction that does it. */
export class StoredAudit {
  constructor(
    private readonly manager: EntityManager,
    private readonly now: Date,
  ) {}

  async write({ actor, action, subjectId, fields = [] }: AuditEntry): Promise<void> {
    await ask(this.manager, 'insert into audit (at, actor, action, subject_id, fields) values ($1, $2, $3, $4, $5)', [
      this.now,
      actor,
      action,
      subjectId,
      fields,
    ]);
  }
}
