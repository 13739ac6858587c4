import type { EntityManager } from 'typeorm';
import { Rows } from '#database';
import type { Deadlines } from '../../app/ports.js';
import type { Deadline } from '../../domain/deadline.js';
import type { Purpose } from '../../domain/registration.data.js';
import { DeadlineRow } from './rows.js';

export class StoredDeadlines implements Deadlines {
  private readonly rows: Rows<DeadlineRow>;

  constructor(private readonly manager: EntityManager) {
    this.rows = new Rows(manager, DeadlineRow);
  }

  async set(deadline: Deadline, now: Date): Promise<void> {
    await this.rows.upsert([{ ...deadline, setAt: now }], ['registrationId', 'purpose']);
  }

  async of(registrationId: string, purpose: Purpose): Promise<Deadline | undefined> {
    return this.rows.findOne({ registrationId, purpose });
  }

  async forget(contactId: string, registrationId: string): Promise<void> {
    await this.manager.delete(DeadlineRow, { registrationId, contactId });
  }

  async remindAt(registrationId: string, purpose: Purpose, remindAt: Date | null): Promise<void> {
    await this.rows.update({ registrationId, purpose }, { remindAt });
  }
}
