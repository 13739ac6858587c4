import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { PersonCipher } from '../keys/person-cipher.js';
import { rows } from './rows.js';
import { SqlUnitOfWork } from './sql-unit-of-work.js';

/** Everything that speaks to the database. */
export function storeProviders(databaseUrl: string): Provider[] {
  const make = () => createDataSource({ url: databaseUrl, applicationName: 'document-storage', entities: rows });
  return [
    { provide: DataSource, useFactory: make },
    { provide: DatabaseDuty, useFactory: (source: DataSource) => new DatabaseDuty(source), inject: [DataSource] },
    {
      provide: TransactionRunner,
      useFactory: (source: DataSource) => new TransactionRunner(source),
      inject: [DataSource],
    },
    {
      provide: SqlUnitOfWork,
      useFactory: (runner: TransactionRunner, outbox: Outbox, cipher: PersonCipher) =>
        new SqlUnitOfWork(runner, outbox, cipher),
      inject: [TransactionRunner, Outbox, PersonCipher],
    },
  ];
}
