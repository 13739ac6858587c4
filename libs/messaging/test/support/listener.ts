import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { currentTransaction } from '#database';
import {
  type EventServerSettings,
  type HandlerTraits,
  KafkaEventServer,
  kafkaBroker,
  type ReceivedEvent,
} from '../../src/index.js';
import { COUNTED, type Counted, catalogOn } from './counted.js';
import { sharedBrokers } from './topics.js';

export type Behaviour = (event: ReceivedEvent<Counted>) => Promise<void>;

/** The effect of a counted event: a row, in the transaction that the consumer opened. */
export async function record({ key, data }: ReceivedEvent<Counted>): Promise<void> {
  await currentTransaction()?.manager.query('insert into effect (key, n) values ($1, $2)', [key, data.n]);
}

export interface Listener {
  readonly server: KafkaEventServer;
  /** Reasons for which the process would have ended. */
  readonly ends: string[];
  close(): Promise<void>;
}

export type ListenerSettings = Partial<EventServerSettings> & { dataSource: DataSource; topic: string; group: string };

export function serverFor(settings: ListenerSettings, ends: string[] = []): KafkaEventServer {
  return new KafkaEventServer({
    broker: kafkaBroker({ clientId: 'test', brokers: sharedBrokers() }),
    catalog: catalogOn(settings.topic),
    retry: { inPlaceMs: [10], parkedMs: [] },
    endProcess: (reason) => void ends.push(reason),
    ...settings,
  });
}

/** A Nest application whose one controller hears counted events from the topic. */
export async function listen(
  settings: ListenerSettings,
  behaviour: Behaviour = record,
  traits: HandlerTraits = {},
): Promise<Listener> {
  @Controller()
  class Counting {
    @EventPattern<string>(COUNTED, traits)
    async onCounted(@Payload() event: ReceivedEvent<Counted>): Promise<void> {
      await behaviour(event);
    }
  }
  const ends: string[] = [];
  const server = serverFor(settings, ends);
  const module = await Test.createTestingModule({ controllers: [Counting] }).compile();
  const app = module.createNestApplication(new FastifyAdapter(), { logger: false });
  server.connectTo(app);
  await app.init();
  await app.startAllMicroservices();
  return { server, ends, close: () => app.close() };
}

/** The effects so far: the numbers of each key, in the order of their commits' rows. */
export async function effects(dataSource: DataSource): Promise<Record<string, number[]>> {
  const rows = await dataSource.query<{ key: string; n: number }[]>('select key, n from effect order by seq');
  const byKey: Record<string, number[]> = {};
  for (const { key, n } of rows) byKey[key] = [...(byKey[key] ?? []), n];
  return byKey;
}
