import { JointTransactions, type Transaction, type TransactionRunner } from '#database';
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
  private readonly joint: JointTransactions;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly outbox: Outbox,
    private readonly budgets: Budgets,
  ) {
    this.recorder = new EventRecorder(outbox);
    this.joint = new JointTransactions(transactions);
  }

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.transactions.run((tx) => work(this.scope(tx)));
  }

  runJointly<T>(key: string, work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.joint.run(key, (tx) => work(this.scope(tx)));
  }

  private scope(tx: Transaction): Scope {
    return {
      deliveries: new DeliveryStore(tx, this.recorder),
      sending: new SendingStore(tx, this.budgets, this.outbox),
      erasures: new ErasureStore(tx, this.recorder),
      leftovers: new LeftoverStore(tx.manager),
      now: tx.now,
      afterCommit: (fn) => tx.afterCommit(fn),
    };
  }
}
