import type { EntityManager } from 'typeorm';
import { askShared, Rows, type Shareable, shareable, type Transaction } from '#database';
import type { Actor, Backlog, Deliveries, Unsent, Waiting } from '../../app/ports.js';
import type { Channel, Delivery, DeliveryOrder } from '../../domain/delivery.js';
import type { NoticeTemplate } from '../../domain/templates/notice-message.js';
import { progressColumns, toDelivery, toRow } from './delivery-rows.js';
import type { EventRecorder } from './event-recorder.js';
import { DeliveryRow, WithdrawalRow } from './rows.js';

const WAITING = `
  select delivery_id as "deliveryId", channel, challenge_id is null as "isNotice", attempts,
         next_attempt_at as "nextAttemptAt"
    from deliveries
   where state = 'queued' and next_attempt_at <= $1 and channel = any($6)
     and ($3::timestamptz is null
          or (challenge_id is null, next_attempt_at, delivery_id) > ($2::boolean, $3::timestamptz, $4::uuid))
   order by challenge_id is null, next_attempt_at, delivery_id
   limit $5`;
const STUCK = `select delivery_id as id from deliveries where state = 'sending' and lease_until <= $1 limit $2`;
const OVERDUE = `select delivery_id as id from deliveries where state = 'queued' and send_before <= $1 limit $2`;
const WITHDRAWN = shareable(
  `
  select 1 from withdrawals
   where (subject_id = $1 and kind = 'contact' and not $4) or ($2 and subject_id = $3 and kind = 'registration')
   limit 1`,
  ['uuid', 'boolean', 'uuid', 'boolean'],
);
/** What a contact is told although it was replaced: that it was. */
const FAREWELL: NoticeTemplate = 'contact-changed';
const HOLD_UNSENT: Readonly<Record<Unsent['of'], Shareable<readonly unknown[], { id: string }>>> = {
  contact: shareable(
    `
    select delivery_id as id from deliveries
     where contact_id = $1 and (template is null or template <> $2) and state in ('queued', 'sending')
     order by delivery_id for update`,
    ['uuid', 'text'],
  ),
  registration: shareable(
    `
    select delivery_id as id from deliveries
     where registration_id = $1 and challenge_id is not null and state in ('queued', 'sending')
     order by delivery_id for update`,
    ['uuid'],
  ),
};
const BACKLOG = `
  select channel, state, count(*)::int as count,
         extract(epoch from app_now() - min(queued_at))::float8 as "oldestAgeSeconds"
    from deliveries
   where state in ('queued', 'sending')
   group by channel, state`;

/** Deliveries inside one transaction. */
export class DeliveryStore implements Deliveries {
  private readonly manager: EntityManager;
  private readonly rows: Rows<DeliveryRow>;

  constructor(
    private readonly tx: Transaction,
    private readonly recorder: EventRecorder,
  ) {
    this.manager = tx.manager;
    this.rows = new Rows(tx.manager, DeliveryRow);
  }

  async add(delivery: Delivery, actor: Actor): Promise<boolean> {
    const isNew = (await this.rows.insertNew([toRow(delivery, this.tx.now)])) > 0;
    if (isNew) await this.recorder.record(delivery.releaseEvents(), actor, this.tx);
    return isNew;
  }

  lock(deliveryId: string): Promise<Delivery | undefined> {
    return this.lockWhere({ deliveryId });
  }

  lockOfChallenge(challengeId: string): Promise<Delivery | undefined> {
    return this.lockWhere({ challengeId });
  }

  async withdraw(unsent: Unsent): Promise<readonly Delivery[]> {
    const row = { subjectId: unsent.id, kind: unsent.of, at: this.tx.now };
    await new Rows(this.manager, WithdrawalRow).insertNew([row]);
    const parameters = unsent.of === 'contact' ? [unsent.id, FAREWELL] : [unsent.id];
    const held = await askShared(this.manager, HOLD_UNSENT[unsent.of], parameters);
    const deliveries: Delivery[] = [];
    for (const { id } of held) {
      const delivery = await this.lock(id);
      if (delivery) deliveries.push(delivery);
    }
    return deliveries;
  }

  async isWithdrawn({ contactId, registrationId, subject }: DeliveryOrder): Promise<boolean> {
    const isFarewell = subject.kind === 'notice' && subject.template === FAREWELL;
    const parameters = [contactId, subject.kind === 'challenge', registrationId, isFarewell];
    return (await askShared(this.manager, WITHDRAWN, parameters)).length > 0;
  }

  async save(delivery: Delivery, actor: Actor): Promise<void> {
    const events = delivery.releaseEvents();
    if (events.length === 0) return;
    const columns = { ...progressColumns(delivery.progress), changedAt: this.tx.now };
    await this.rows.update({ deliveryId: delivery.order.id }, columns);
    await this.recorder.record(events, actor, this.tx);
  }

  waiting(
    until: Date,
    channels: readonly Channel[],
    after: Waiting | undefined,
    most: number,
  ): Promise<readonly Waiting[]> {
    const parameters = [until, after?.isNotice, after?.nextAttemptAt, after?.deliveryId, most, channels];
    return this.manager.query<Waiting[]>(WAITING, parameters);
  }

  stuck(most: number): Promise<readonly string[]> {
    return this.ids(STUCK, most);
  }

  overdue(most: number): Promise<readonly string[]> {
    return this.ids(OVERDUE, most);
  }

  backlog(): Promise<readonly Backlog[]> {
    return this.manager.query<Backlog[]>(BACKLOG);
  }

  private async lockWhere(where: { deliveryId: string } | { challengeId: string }): Promise<Delivery | undefined> {
    const row = await this.rows.findOne(where, { lock: 'for update' });
    return row ? toDelivery(row) : undefined;
  }

  private async ids(query: string, most: number): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(query, [this.tx.now, most]);
    return rows.map(({ id }) => id);
  }
}
