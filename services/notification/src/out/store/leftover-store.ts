import type { EntityManager } from 'typeorm';
import type { LeftoverKind, Leftovers } from '../../app/ports.js';

const DELETE: Readonly<Record<LeftoverKind, string>> = {
  deliveries: `
    delete from deliveries where delivery_id in (
      select delivery_id from deliveries
       where state in ('sent', 'delivered', 'failed', 'dropped') and changed_at < $1
       order by changed_at limit $2 for update skip locked)
    returning 1`,
  withdrawals: `
    delete from withdrawals where subject_id in (
      select subject_id from withdrawals where at < $1 order by at limit $2 for update skip locked)
    returning 1`,
  erasures: `
    delete from erasures where registration_id in (
      select registration_id from erasures where erased_at < $1 order by erased_at limit $2 for update skip locked)
    returning 1`,
  budgets: `
    delete from sending_budgets where (channel, hour) in (
      select channel, hour from sending_budgets where hour < $1 order by hour limit $2 for update skip locked)
    returning 1`,
};

/** What may go, beside any number of others who delete it. */
export class LeftoverStore implements Leftovers {
  constructor(private readonly manager: EntityManager) {}

  async delete(kind: LeftoverKind, before: Date, most: number): Promise<number> {
    const [rows] = await this.manager.query<[unknown[], number]>(DELETE[kind], [before, most]);
    return rows.length;
  }
}
