import type { INestApplication } from '@nestjs/common';
import {
  type CustomTransportStrategy,
  type MessageHandler,
  type NestMicroservice,
  Server,
} from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import type { EventCatalog } from '#contracts';
import { JointTransactions, TransactionRunner } from '#database';
import { type DutyHealth, endProcess } from '#runtime';
import type { EventBroker } from '../broker/event-broker.js';
import { ConsumerRunner } from './consumer-runner.js';
import { DatabaseGate } from './database-gate.js';
import { Drain } from './drain.js';
import { EventHandling } from './event-handling.js';
import { type HandlerTraits, Traits } from './handler-traits.js';
import { PropagateErrors } from './propagate-errors.js';
import type { ReceivedEvent } from './received-event.js';
import { RETRY_POLICY, type RetryPolicy } from './retry-policy.js';
import { Slots } from './slots.js';

export interface EventServerSettings {
  /** The consumer group: the service's name. A database belongs to one group. */
  readonly group: string;
  readonly broker: EventBroker;
  readonly catalog: EventCatalog;
  readonly dataSource: DataSource;
  /**
   * Handlers at once, below the size of the connection pool; six tenths of it unless told. Those that share transactions
   * are not counted: they take four connections at most.
   */
  readonly concurrency?: number;
  readonly retry?: RetryPolicy;
  /** The group takes the partitions of a consumer that is silent for so long; 30 s unless told. */
  readonly sessionTimeoutMs?: number;
  /** A consumer that stands still for so long ends the process; 120 s unless told. */
  readonly stallMs?: number;
  /** Ends the process; tests look on instead. */
  readonly endProcess?: (reason: string) => void;
}

const SESSION_MS = 30_000;
const STALL_MS = 120_000;
const SHARE_OF_POOL = 0.6;

/**
 * Brings events from Kafka to Nest's `@EventPattern` handlers. A handler gets a `ReceivedEvent` as its payload and
 * runs in a transaction that the use case joins; what it throws decides what becomes of the event. What a
 * handler says of itself, see `HandlerTraits`, lets it share that transaction or do without one.
 */
export class KafkaEventServer extends Server implements CustomTransportStrategy {
  readonly name = 'consumer';
  override readonly propagatesEventHandlerErrors = true;
  private readonly topics = new Set<string>();
  private readonly traits = new Traits();
  private connected = false;
  private stopping = false;
  private runner: ConsumerRunner | undefined;
  private drain: Drain | undefined;

  constructor(private readonly settings: EventServerSettings) {
    super();
  }

  /** Connects the controllers of an application; `app.startAllMicroservices()` then starts to consume. */
  connectTo(app: INestApplication): void {
    const microservice = app.connectMicroservice(
      { strategy: this },
      { deferInitialization: true },
    ) as unknown as NestMicroservice;
    microservice.useGlobalFilters(new PropagateErrors());
    // The application runs its hooks itself; the microservice would run them once more.
    microservice.setIsInitHookCalled(true);
    this.connected = true;
  }

  /** @throws Error when the pattern is no event of the catalog, or is handled already: the start fails */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: HandlerTraits = {},
  ): void {
    const type = String(pattern);
    const contract = this.settings.catalog.find(type);
    if (!isEventHandler) throw new Error(`${type} is no event pattern: only @EventPattern is heard here`);
    if (!contract) throw new Error(`${type} has a handler and no contract`);
    if (this.messageHandlers.has(type)) throw new Error(`${type} has two handlers`);
    this.topics.add(contract.topic);
    this.traits.set(type, extras);
    super.addHandler(type, callback, isEventHandler, { ...extras });
  }

  /** Starts in the background: a service starts while Kafka is away. */
  listen(callback: (error?: unknown) => void): void {
    if (!this.connected)
      throw new Error(
        'connect the event server with connectTo(app); without its filter the errors of handlers are lost',
      );
    if (this.topics.size > 0) this.startConsuming();
    callback();
  }

  /** Finishes what is in hand, commits, leaves the group. */
  async close(): Promise<void> {
    this.stopping = true;
    await Promise.all([this.runner?.stop(), this.drain?.stop()]);
    this.runner = this.drain = undefined;
  }

  async health(): Promise<DutyHealth> {
    return this.runner?.health() ?? { ok: true, detail: 'hears nothing' };
  }

  override on(): never {
    throw new Error('the event server has no events of its own; see health()');
  }

  override unwrap(): never {
    throw new Error('the client is behind EventBroker');
  }

  private startConsuming(): void {
    const { settings } = this;
    const isStopping = () => this.stopping;
    const work = new TransactionRunner(settings.dataSource);
    const gate = new DatabaseGate(settings.dataSource, isStopping);
    const slots = new Slots(settings.concurrency ?? shareOfPool(settings.dataSource));
    const handlers = {
      hears: (type: string) => this.messageHandlers.has(type),
      isJoint: (type: string) => this.traits.isJoint(type),
      concerns: (event: ReceivedEvent) => this.traits.concerns(event),
      handle: (event: ReceivedEvent) => this.invoke(event),
    };
    const handling = new EventHandling({
      work,
      joint: new JointTransactions(work),
      catalog: settings.catalog,
      handlers,
      gate,
      retry: settings.retry ?? RETRY_POLICY,
      isStopping,
    });
    this.drain = new Drain({ work, handling, slots, isStopping });
    this.runner = new ConsumerRunner({
      group: settings.group,
      topics: [...this.topics],
      broker: settings.broker,
      sessionTimeoutMs: settings.sessionTimeoutMs ?? SESSION_MS,
      stallMs: settings.stallMs ?? STALL_MS,
      endProcess: settings.endProcess ?? endProcess,
      ...{ handling, slots, gate, isStopping },
    });
    this.drain.start();
    this.runner.start();
  }

  private async invoke(event: ReceivedEvent): Promise<void> {
    const result: unknown = await this.messageHandlers.get(event.type)?.(event, { pattern: event.type });
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  }
}

function shareOfPool(dataSource: DataSource): number {
  const { poolSize } = dataSource.options as { poolSize?: number };
  return Math.max(1, Math.floor((poolSize ?? 10) * SHARE_OF_POOL));
}
