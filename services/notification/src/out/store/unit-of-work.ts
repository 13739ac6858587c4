import type { TransactionRunner } from '#database';
import type { Outbox } from '#messaging';
import type { Scope, UnitOfWork } from '../../app/ports.js';
import { DeliveryStore } from './delivery-store.js';
import { ErasureStore } from './erasure-store.js';
import { EventRecorder } from './event-recorder.js';
import { LeftoverStore } from './leftover-store.js';
import { type Budgets, SendingStore } from './sending-store.js';

/** Gives use cases their transaction; inside an event's handler they join the one that is open. */
export class TypeormUnitOfWork implements UnitOfWork {
  private readonly recorder: EventRecorder;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly outbox: Outbox,
    private readonly budgets: Budgets,
  ) {
    this.recorder = new EventRecorder(outbox);
  }

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.transactions.run((tx) =>
      work({
        deliveries: new DeliveryStore(tx, this.recorder),
        sending: new SendingStore(tx, this.budgets, this.outbox),
        erasures: new ErasureStore(tx, this.recorder),
        leftovers: new LeftoverStore(tx.manager),
        now: tx.now,
        afterCommit: (fn) => tx.afterCommit(fn),
      }),
    );
  }
}
