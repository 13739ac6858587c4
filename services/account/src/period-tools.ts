import { catalog } from '#contracts';
import { createDataSource, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { Announce } from './app/announce.js';
import { ExtendDeadlines } from './app/extend-deadlines.js';
import { FindPeriod } from './app/find-period.js';
import { SetPeriod } from './app/set-period.js';
import { EventOutbox } from './out/events/event-outbox.js';
import { periodContract } from './out/events/to-contract.js';
import { StoredPeriodWork } from './out/store/period-work.js';
import { rows } from './out/store/rows.js';

/** What an administrator does to periods. */
export interface PeriodTools {
  readonly setPeriod: SetPeriod;
  readonly findPeriod: FindPeriod;
  readonly extendDeadlines: ExtendDeadlines;
  readonly announce: Announce;
  close(): Promise<void>;
}

/** The parts of the service that the command line needs: it needs the database alone. */
export async function openPeriods(databaseUrl: string): Promise<PeriodTools> {
  const dataSource = createDataSource({
    url: databaseUrl,
    applicationName: 'account-operator',
    entities: rows,
    poolSize: 1,
  });
  await dataSource.initialize();
  const outbox = new EventOutbox(new Outbox(catalog, 'account'), periodContract);
  const work = new StoredPeriodWork(new TransactionRunner(dataSource), outbox);
  return {
    setPeriod: new SetPeriod(work),
    findPeriod: new FindPeriod(work),
    extendDeadlines: new ExtendDeadlines(work),
    announce: new Announce(work),
    close: () => dataSource.destroy(),
  };
}
