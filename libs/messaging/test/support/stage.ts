import { configureLogging } from '#runtime';
import type { TestDatabase } from '#testing';
import { type HandlerTraits, kafkaBroker, Relay } from '../../src/index.js';
import { type Behaviour, type Listener, type ListenerSettings, listen } from './listener.js';
import { openMessagingDatabase } from './messaging-database.js';
import { sharedBrokers, Topics } from './topics.js';
import { Writer } from './writer.js';

/** A database with its relay for all tests of a file; for each of them a topic with its writer, and whoever listens. */
export class Stage {
  readonly topics = new Topics();
  database!: TestDatabase;
  writer!: Writer;
  private relay!: Relay;
  private listeners: Listener[] = [];

  /** Sets itself up and down around the tests of the block that it is called in. */
  static use(): Stage {
    const stage = new Stage();
    beforeAll(() => stage.open());
    beforeEach(() => stage.clear());
    afterEach(() => stage.silence());
    afterAll(() => stage.close());
    return stage;
  }

  async hear(
    settings: Omit<ListenerSettings, 'dataSource'> & Partial<Pick<ListenerSettings, 'dataSource'>>,
    ...how: [Behaviour, HandlerTraits?]
  ): Promise<Listener> {
    const listener = await listen({ dataSource: this.database.dataSource, ...settings }, ...how);
    this.listeners.push(listener);
    return listener;
  }

  async silence(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.close()));
    this.listeners = [];
  }

  private async open(): Promise<void> {
    configureLogging({ service: 'test', role: 'all', level: 'error' });
    this.database = await openMessagingDatabase();
    const broker = kafkaBroker({ clientId: 'test', brokers: sharedBrokers() });
    this.relay = new Relay({ service: 'test', databaseUrl: this.database.url, broker });
    await this.relay.start();
  }

  private async clear(): Promise<void> {
    await this.database.dataSource.query('truncate effect, inbox, dead_letter');
    this.writer = new Writer(this.database.dataSource, await this.topics.create());
  }

  private async close(): Promise<void> {
    await this.relay.stop();
    await this.database.drop();
  }
}
