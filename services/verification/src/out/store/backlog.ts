import type { TransactionRunner } from '#database';
import type { Backlog, Backlogs, Due } from '../../app/ports.js';
import { DUE_FIGURES } from './due.js';

const OPEN = `
  select channel, message, count(*)::int as count,
         extract(epoch from app_now() - min(issued_at))::float8 as "oldestAgeSeconds"
    from (select channel, message, issued_at from challenges where state = 'open' and send_before > app_now()
          union all
          select channel, message, issued_at from grant_challenges
           where state = 'open' and until > app_now() and sealed_recipient is not null) as waiting
   group by channel, message`;

export class StoredBacklogs implements Backlogs {
  constructor(private readonly transactions: TransactionRunner) {}

  read(): Promise<readonly Backlog[]> {
    return this.transactions.run((tx) => tx.manager.query<Backlog[]>(OPEN));
  }

  due(): Promise<readonly Due[]> {
    return this.transactions.run((tx) => tx.manager.query<Due[]>(DUE_FIGURES));
  }
}
