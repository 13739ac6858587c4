import { createLogger } from '#runtime';
import type { LeftoverKind, UnitOfWork } from './ports.js';

const log = createLogger('purge-leftovers');
const PAGE = 500;
const DAY_MS = 86_400_000;
// Longer than any event lives, and so longer than anything can come that these are kept for.
const KEPT_DAYS = 90;

/** Deletes what nobody asks for any more: ended messages, and what is remembered about others. */
export class PurgeLeftovers {
  private readonly days: Readonly<Record<LeftoverKind, number>>;

  constructor(
    private readonly work: UnitOfWork,
    deliveryDays: number,
  ) {
    this.days = { deliveries: deliveryDays, withdrawals: KEPT_DAYS, erasures: KEPT_DAYS, budgets: KEPT_DAYS };
  }

  async execute(): Promise<void> {
    for (const kind of Object.keys(this.days) as LeftoverKind[]) {
      const count = await this.purge(kind);
      if (count > 0) log.info('leftovers.purged', { kind, count });
    }
  }

  private async purge(kind: LeftoverKind): Promise<number> {
    for (let total = 0; ; ) {
      const count = await this.work.run(({ leftovers, now }) => {
        return leftovers.delete(kind, new Date(now.getTime() - this.days[kind] * DAY_MS), PAGE);
      });
      total += count;
      if (count < PAGE) return total;
    }
  }
}
