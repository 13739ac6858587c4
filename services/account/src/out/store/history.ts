import type { EntityManager } from 'typeorm';
import type { History, KeptAudit, KeptSession } from '../../app/record.ports.js';

export class StoredHistory implements History {
  constructor(private readonly manager: EntityManager) {}

  sessions(registrationId: string): Promise<KeptSession[]> {
    return this.manager.query<KeptSession[]>(
      `select session_id as "sessionId", started_at as "startedAt", rotated_at as "lastUsedAt",
        ended_at as "endedAt", browser, system
      from session where registration_id = $1 order by started_at`,
      [registrationId],
    );
  }

  audit(registrationId: string): Promise<KeptAudit[]> {
    return this.manager.query<KeptAudit[]>(
      `select at, actor, action, case when actor in ('helpdesk', 'operator') then '{}'::text[] else fields end as fields
      from audit where subject_id = $1 order by id`,
      [registrationId],
    );
  }
}
