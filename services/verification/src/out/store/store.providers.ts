import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, DatabaseDuty, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import type { Rules } from '../../domain/rules.js';
import { StoredBacklogs } from './backlog.js';
import { EventRecorder } from './event-recorder.js';
import { GrantChallengeRow, GrantRow } from './grant.rows.js';
import { AuditRow, CaseRow, ChallengeRow, ContactRow, StepRow, SwitchRow } from './rows.js';
import { TypeormUnitOfWork } from './unit-of-work.js';

/** Everything that speaks to the database. */
export function storeProviders(databaseUrl: string, rules: Rules): Provider[] {
  const entities = [CaseRow, ContactRow, StepRow, ChallengeRow, SwitchRow, GrantRow, GrantChallengeRow, AuditRow];
  const make = () => createDataSource({ url: databaseUrl, applicationName: 'verification', entities });
  return [
    { provide: DataSource, useFactory: make },
    { provide: DatabaseDuty, useFactory: (source: DataSource) => new DatabaseDuty(source), inject: [DataSource] },
    {
      provide: TransactionRunner,
      useFactory: (source: DataSource) => new TransactionRunner(source),
      inject: [DataSource],
    },
    { provide: EventRecorder, useFactory: (outbox: Outbox) => new EventRecorder(outbox), inject: [Outbox] },
    {
      provide: TypeormUnitOfWork,
      useFactory: (runner: TransactionRunner, recorder: EventRecorder) =>
        new TypeormUnitOfWork(runner, recorder, rules),
      inject: [TransactionRunner, EventRecorder],
    },
    {
      provide: StoredBacklogs,
      useFactory: (runner: TransactionRunner) => new StoredBacklogs(runner),
      inject: [TransactionRunner],
    },
  ];
}
