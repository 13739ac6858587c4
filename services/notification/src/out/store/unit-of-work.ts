import type { TransactionRunner } from '#database';
import type { Scope, UnitOfWork } from '../../app/ports.js';
import { DeliveryStore } from './delivery-store.js';
import type { EventRecorder } from './event-recorder.js';

/** Gives use cases their transaction; inside an event's handler they join the one that is open. */
export class TypeormUnitOfWork implements UnitOfWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly recorder: EventRecorder,
  ) {}

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.transactions.run((tx) =>
      work({
        deliveries: new DeliveryStore(tx, this.recorder),
        now: tx.now,
        afterCommit: (fn) => tx.afterCommit(fn),
      }),
    );
  }
}
