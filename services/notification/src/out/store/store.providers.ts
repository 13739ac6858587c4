import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { EventRecorder } from './event-recorder.js';
import { AuditRow, DeliveryRow } from './rows.js';
import { TypeormUnitOfWork } from './unit-of-work.js';

const entities = [DeliveryRow, AuditRow];

/** Everything that speaks to the database. */
export function storeProviders(databaseUrl: string): Provider[] {
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
      useFactory: (runner: TransactionRunner, outbox: Outbox) =>
        new TypeormUnitOfWork(runner, new EventRecorder(outbox)),
      inject: [TransactionRunner, Outbox],
    },
  ];
}
