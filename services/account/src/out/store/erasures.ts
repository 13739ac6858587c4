import type { EntityManager } from 'typeorm';
import type { ConfirmedBy, Erasures } from '../../app/record.ports.js';
import type { Retention } from '../../app/retention.js';
import { DUE_ERASURES, UNCONFIRMED } from './due-erasures.js';

/** Every table that holds something of a person, each after those that refer to it. Audit rows stay. */
const TABLES = [
  ...['login_throttle', 'device', 'challenge_grant', 'contact_change'],
  ...['login_throttle', 'device', 'challenge_grant', 'contact_change'],
  ...['card', 'dispute', 'consent', 'session', 'contact', 'document', 'deadline'],
  ...['extension_applied', 'nik_rival', 'timeline', 'registration'],
];
const columns: Readonly<Record<ConfirmedBy, string>> = {
  documents: 'documents_at',
  contacts: 'contacts_at',
  messages: 'messages_at',
};

export class StoredErasures implements Erasures {
  constructor(private readonly manager: EntityManager) {}

  async isDue(registrationId: string, { withdrawnDays, cancelledDays, afterClosingDays }: Retention): Promise<boolean> {
    const found = await this.manager.query<unknown[]>(
      `select 1 from (${DUE_ERASURES}) as due where registration_id = $4`,
      [withdrawnDays, cancelledDays, afterClosingDays, registrationId],
    );
    return found.length > 0;
  }

  async lock(registrationId: string): Promise<boolean> {
    const found = await this.manager.query<unknown[]>(
      'select 1 from registration where registration_id = $1 for update',
      [registrationId],
    );
    return found.length > 0;
  }

  async erase(registrationId: string, now: Date): Promise<void> {
    await this.manager.query(
      `insert into erasure (registration_id, registration_number, state, erased_at, asked_at)
      select registration_id, registration_number, state, $2, $2 from registration where registration_id = $1`,
      [registrationId, now],
    );
    for (const table of TABLES)
      await this.manager.query(`delete from ${table} where registration_id = $1`, [registrationId]);
  }

  async confirm(registrationId: string, by: ConfirmedBy, now: Date): Promise<boolean> {
    const column = columns[by];
    const found = await this.manager.query<unknown[]>(
      `with confirmed as (
        update erasure set ${column} = coalesce(${column}, $2) where registration_id = $1 returning 1
      ) select 1 from confirmed`,
      [registrationId, now],
    );
    return found.length > 0;
  }

  async askAgain(registrationId: string, askedBefore: Date, now: Date): Promise<boolean> {
    const found = await this.manager.query<unknown[]>(
      `with waiting as (
        select registration_id from erasure where registration_id = $1 and asked_at < $2
        and ${UNCONFIRMED} for update skip locked
      ), asked as (
        update erasure set asked_at = $3 where registration_id in (select registration_id from waiting) returning 1
      ) select 1 from asked`,
      [registrationId, askedBefore, now],
    );
    return found.length > 0;
  }
}
