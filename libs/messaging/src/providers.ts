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
import { MessagingRetention } from './retention.js';

/** Provider token: the duties of messaging in this role, `Duty[]`. */
export const MESSAGING_DUTIES = Symbol('messaging duties');

export interface MessagingSettings {
  /** The service's name: consumer group, source of its events, name in pg_stat_activity. */
  readonly service: string;
  readonly brokers: readonly string[];
  /** A direct connection, for the relay's lock. */
  readonly databaseUrl: string;
  readonly role: Role;
}

/**
 * What a service needs to send and hear events: `Outbox`, `DeadLetters`, `EVENT_SERVER` (null in a role that hears
 * none) and `MESSAGING_DUTIES`. It needs `DataSource` and `TransactionRunner` from the service.
 */
export function messagingProviders(settings: MessagingSettings): Provider[] {
  const { service, databaseUrl, role } = settings;
  const broker = kafkaBroker({ clientId: `daftar-${service}`, brokers: [...settings.brokers] });
  const has = (wanted: Role) => role === 'all' || role === wanted;
  return [
    { provide: Outbox, useFactory: () => new Outbox(catalog, service) },
    { provide: DeadLetters, useFactory: (work: TransactionRunner) => new DeadLetters(work), inject: [TransactionRunner] },
    {
      provide: EVENT_SERVER,
      useFactory: (dataSource: DataSource) => (has('consume') ? new KafkaEventServer({ group: service, broker, catalog, dataSource }) : null),
      inject: [DataSource],
    },
    {
      provide: MESSAGING_DUTIES,
      useFactory: (work: TransactionRunner): Duty[] => (has('relay') ? [new Relay({ service, databaseUrl, broker }), new MessagingRetention(work)] : []),
      inject: [TransactionRunner],
    },
  ];
}
