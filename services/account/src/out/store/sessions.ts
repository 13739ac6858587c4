import { type EntityManager, IsNull } from 'typeorm';
import type { Sessions } from '../../app/access.ports.js';
import { Session } from '../../domain/session.js';
import { SessionRow } from './rows.js';

export class StoredSessions implements Sessions {
  constructor(private readonly manager: EntityManager) {}

  async add(session: Session): Promise<void> {
    await this.manager.insert(SessionRow, session.data);
  }

  lockByFamily(familyIndex: string): Promise<Session | undefined> {
    return this.one({ familyIndex }, { mode: 'pessimistic_write' });
  }

  get(sessionId: string): Promise<Session | undefined> {
    return this.one({ sessionId });
  }

  lock(sessionId: string): Promise<Session | undefined> {
    return this.one({ sessionId }, { mode: 'pessimistic_write' });
  }

  async open(registrationId: string): Promise<Session[]> {
    const where = { registrationId, endedAt: IsNull() };
    const rows = await this.manager.find(SessionRow, { where, order: { rotatedAt: 'desc' } });
    return rows.map((row) => Session.unsafelyFromStorage(row));
  }

  async save(session: Session): Promise<void> {
    const { sessionId, ...columns } = session.data;
    await this.manager.update(SessionRow, { sessionId }, columns);
  }

  async endAll(registrationId: string, now: Date, but?: string): Promise<number> {
    const ended = await this.manager.query<unknown[]>(
      `with ended as (
        update session set ended_at = $2 where registration_id = $1 and ended_at is null
        and session_id is distinct from $3::uuid returning 1
      ) select 1 from ended`,
      [registrationId, now, but ?? null],
    );
    return ended.length;
  }

  private async one(where: object, lock?: { mode: 'pessimistic_write' }): Promise<Session | undefined> {
    const row = await this.manager.findOne(SessionRow, { where, lock });
    return row ? Session.unsafelyFromStorage(row) : undefined;
  }
}
