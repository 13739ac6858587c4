import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { Retention } from '../../app/retention.js';
import { StoredBacklog } from './backlog.js';
import { StoredDueRecordWork } from './due-record-work.js';
import { StoredDueWork } from './due-work.js';
import { rows } from './rows.js';

/** What every part that speaks to the database stands on. */
export function storeProviders(databaseUrl: string): Provider[] {
  return [
    {
      provide: DataSource,
      useFactory: () => createDataSource({ url: databaseUrl, applicationName: 'account', entities: rows }),
    },
    { provide: DatabaseDuty, useFactory: (source: DataSource) => new DatabaseDuty(source), inject: [DataSource] },
    {
      provide: TransactionRunner,
      useFactory: (source: DataSource) => new TransactionRunner(source),
      inject: [DataSource],
    },
    { provide: StoredDueWork, useFactory: (source: DataSource) => new StoredDueWork(source), inject: [DataSource] },
    {
      provide: StoredDueRecordWork,
      useFactory: (source: DataSource) => new StoredDueRecordWork(source),
      inject: [DataSource],
    },
    {
      provide: StoredBacklog,
      useFactory: (source: DataSource, retention: Retention) => new StoredBacklog(source, retention),
      inject: [DataSource, Retention],
    },
  ];
}
