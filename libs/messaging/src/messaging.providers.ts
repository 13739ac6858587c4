import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalog } from '#contracts';
import { TransactionRunner } from '#database';
import { type Duty, EVENT_SERVER, type Role } from '#runtime';
import { DeadLetters } from './consumer/dead-letters.js';
import { KafkaEventServer } from './consumer/kafka-event-server.js';
import { kafkaBroker } from './kafkajs/kafka-broker.js';
import { Outbox } from './outbox/outbox.js';
import { Relay } from './relay/relay.js';
import { SetAside } from './relay/set-aside.js';
import { MessagingRetention } from './retention.js';

/** Provider token: the `Duty[]` that messaging has in the role; none outside `relay` and `all`. */
export const MESSAGING_DUTIES = Symbol('messaging duties');

export interface MessagingWiring {
  /** Names the consumer group, the source of events and the sessions in the database. */
  readonly service: string;
  readonly brokers: readonly string[];
  /** A direct connection, for the relay's lock. */
  readonly databaseUrl: string;
  readonly role: Role;
}

/**
 * What a service's module needs of messaging: `Outbox`, `DeadLetters`, `SetAside`, `EVENT_SERVER` (null unless the
 * role hears events) and `MESSAGING_DUTIES`. The service provides `DataSource` and `TransactionRunner`.
 */
export function messagingProviders({ service, brokers, databaseUrl, role }: MessagingWiring): Provider[] {
  const has = (wanted: Role) => role === 'all' || role === wanted;
  const broker = kafkaBroker({ clientId: service, brokers });
  return [
    { provide: Outbox, useValue: new Outbox(catalog, service) },
    {
      provide: DeadLetters,
      useFactory: (work: TransactionRunner) => new DeadLetters(work),
      inject: [TransactionRunner],
    },
    { provide: SetAside, useFactory: (work: TransactionRunner) => new SetAside(work), inject: [TransactionRunner] },
    {
      provide: EVENT_SERVER,
      useFactory: (dataSource: DataSource) =>
        has('consume') ? new KafkaEventServer({ group: service, broker, catalog, dataSource }) : null,
      inject: [DataSource],
    },
    {
      provide: MESSAGING_DUTIES,
      useFactory: (work: TransactionRunner): Duty[] =>
        has('relay') ? [new Relay({ service, databaseUrl, broker }), new MessagingRetention(work)] : [],
      inject: [TransactionRunner],
    },
  ];
}
