import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { AuditRow, DeliveryRow, WithdrawalRow } from './rows.js';
import type { Budgets } from './sending-store.js';
import { TypeormUnitOfWork } from './unit-of-work.js';

/** Every table of this service that is written through TypeORM. */
export const entities = [DeliveryRow, WithdrawalRow, AuditRow];

/** Everything that speaks to the database. */
export function storeProviders(databaseUrl: string, budgets: Budgets): Provider[] {
  const make = () => createDataSource({ url: databaseUrl, applicationName: 'notification', entities });
  return [
    { provide: DataSource, useFactory: make },
    { provide: DatabaseDuty, useFactory: (source: DataSource) => new DatabaseDuty(source), inject: [DataSource] },
    {
      provide: TransactionRunner,
      useFactory: (source: DataSource) => new TransactionRunner(source),
      inject: [DataSource],
    },
    {
      provide: TypeormUnitOfWork,
      useFactory: (runner: TransactionRunner, outbox: Outbox) => new TypeormUnitOfWork(runner, outbox, budgets),
      inject: [TransactionRunner, Outbox],
    },
  ];
}
