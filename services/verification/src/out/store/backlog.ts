import type { TransactionRunner } from '#database';
import type { Backlog, Backlogs } from '../../app/ports.js';

const OPEN = `
  select channel, message, count(*)::int as count,
         extract(epoch from app_now() - min(issued_at))::float8 as "oldestAgeSeconds"
    from challenges
   where state = 'open' and send_before > app_now()
   group by channel, message`;

export class StoredBacklogs implements Backlogs {
  constructor(private readonly transactions: TransactionRunner) {}

  read(): Promise<readonly Backlog[]> {
    return this.transactions.run((tx) => tx.manager.query<Backlog[]>(OPEN));
  }
}
