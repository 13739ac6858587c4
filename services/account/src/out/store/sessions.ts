import type { EntityManager } from 'typeorm';
import type { Sessions } from '../../app/ports.js';
import { Session } from '../../domain/session.js';
import { SessionRow } from './rows.js';

export class StoredSessions implements Sessions {
  constructor(private readonly manager: EntityManager) {}

  async add(session: Session): Promise<void> {
    await this.manager.insert(SessionRow, session.data);
  }

  async lockByToken(tokenIndex: string): Promise<Session | undefined> {
    const row = await this.manager.findOne(SessionRow, {
      where: [{ tokenIndex }, { previousIndex: tokenIndex }],
      lock: { mode: 'pessimistic_write' },
    });
    return row ? Session.unsafelyFromStorage(row) : undefined;
  }

  async save(session: Session): Promise<void> {
    const { sessionId, ...columns } = session.data;
    await this.manager.update(SessionRow, { sessionId }, columns);
  }
}
