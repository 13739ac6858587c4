import type { Transaction } from '#database';
import { forgetKey } from '#messaging';
import type { Erasures } from '../../app/ports.js';
import type { EventRecorder } from './event-recorder.js';

/** Whoever changes something of the registration holds one of these rows; waiting in the same order as they do. */
const HELD = [
  'select from cases where registration_id = $1 for update',
  'select from grants where registration_id = $1 order by handle for update',
];
/** Every table that holds something of a person, each before those that it refers to. Audit rows stay. */
const TABLES = ['steps', 'challenges', 'contacts', 'cases', 'grants'];
const FORGET = `
  delete from erasures
   where registration_id in (select registration_id from erasures where erased_at < $1 order by erased_at limit $2)
  returning 1`;

export class ErasureStore implements Erasures {
  constructor(
    private readonly tx: Transaction,
    private readonly recorder: EventRecorder,
  ) {}

  async erase(registrationId: string): Promise<void> {
    const { manager, now } = this.tx;
    await forgetKey(registrationId);
    for (const hold of HELD) await manager.query(hold, [registrationId]);
    for (const table of TABLES)
      await manager.query(`delete from ${table} where registration_id = $1`, [registrationId]);
    await manager.query('insert into erasures (registration_id, erased_at) values ($1, $2) on conflict do nothing', [
      registrationId,
      now,
    ]);
    await this.recorder.record([{ kind: 'person-erased', registrationId }], 'account', this.tx);
  }

  async isErased(registrationId: string): Promise<boolean> {
    const found = 'select 1 from erasures where registration_id = $1';
    return (await this.tx.manager.query<unknown[]>(found, [registrationId])).length > 0;
  }

  async forget(before: Date, most: number): Promise<number> {
    const [rows] = await this.tx.manager.query<[unknown[], number]>(FORGET, [before, most]);
    return rows.length;
  }
}
