import type { EntityManager } from 'typeorm';
import type { Deadlines } from '../../app/ports.js';
import type { Deadline } from '../../domain/deadline.js';
import type { Purpose } from '../../domain/registration.data.js';
import { DeadlineRow } from './rows.js';

export class StoredDeadlines implements Deadlines {
  constructor(private readonly manager: EntityManager) {}

  async set(deadline: Deadline, now: Date): Promise<void> {
    await this.manager.upsert(DeadlineRow, { ...deadline, setAt: now }, ['registrationId', 'purpose']);
  }

  async of(registrationId: string, purpose: Purpose): Promise<Deadline | undefined> {
    return (await this.manager.findOneBy(DeadlineRow, { registrationId, purpose })) ?? undefined;
  }

  async forget(contactId: string, registrationId: string): Promise<void> {
    await this.manager.delete(DeadlineRow, { registrationId, contactId });
  }

  async remindAt(registrationId: string, purpose: Purpose, remindAt: Date | null): Promise<void> {
    await this.manager.update(DeadlineRow, { registrationId, purpose }, { remindAt });
  }
}
