import { askShared, shareable, type Transaction } from '#database';
import { forgetKey } from '#messaging';
import type { Erasures, Waiting } from '../../app/ports.js';
import type { EventRecorder } from './event-recorder.js';

// Whoever adds a message shares the lock, whoever erases has it alone: neither misses the other.
const LOCK = `('erasure ' || $1, 0)`;
const SHARE = shareable(`select pg_advisory_xact_lock_shared(hashtextextended${LOCK})`, ['text']);
const ERASED = shareable('select 1 from erasures where registration_id = $1', ['uuid']);
const REMEMBER = 'insert into erasures (registration_id, erased_at) values ($1, $2) on conflict do nothing';
const HOLD = 'select from deliveries where registration_id = $1 order by delivery_id for update';
const WITHDRAWALS = `
  delete from withdrawals
   where subject_id = $1 or subject_id in (select contact_id from deliveries where registration_id = $1)`;
const DELIVERIES = `
  with gone as (delete from deliveries where registration_id = $1 returning *)
  select delivery_id as "deliveryId", channel, challenge_id is null as "isNotice", attempts,
         next_attempt_at as "nextAttemptAt"
    from gone`;

export class ErasureStore implements Erasures {
  constructor(
    private readonly tx: Transaction,
    private readonly recorder: EventRecorder,
  ) {}

  async erase(registrationId: string): Promise<readonly Waiting[]> {
    const { manager, now } = this.tx;
    await forgetKey(registrationId);
    await manager.query(`select pg_advisory_xact_lock(hashtextextended${LOCK})`, [registrationId]);
    await manager.query(HOLD, [registrationId]);
    await manager.query(WITHDRAWALS, [registrationId]);
    const gone = await manager.query<Waiting[]>(DELIVERIES, [registrationId]);
    await manager.query(REMEMBER, [registrationId, now]);
    await this.recorder.recordErasure(registrationId, this.tx);
    return gone;
  }

  async isErased(registrationId: string): Promise<boolean> {
    const { manager } = this.tx;
    await askShared(manager, SHARE, [registrationId]);
    return (await askShared(manager, ERASED, [registrationId])).length > 0;
  }
}
