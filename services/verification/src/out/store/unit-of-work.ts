import { JointTransactions, type Transaction, type TransactionRunner } from '#database';
import type { Scope, UnitOfWork } from '../../app/ports.js';
import type { Rules } from '../../domain/rules.js';
import { CaseStore } from './case-store.js';
import { ErasureStore } from './erasure-store.js';
import type { EventRecorder } from './event-recorder.js';
import { GrantStore } from './grant-store.js';
import { RecipientStore } from './recipient-store.js';
import { SwitchStore } from './switch-store.js';

/** Gives use cases their transaction; inside an event's handler they join the one that is open. */
export class TypeormUnitOfWork implements UnitOfWork {
  private readonly joint: JointTransactions;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly recorder: EventRecorder,
    private readonly rules: Rules,
  ) {
    this.joint = new JointTransactions(transactions);
  }

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.transactions.run((tx) => work(this.scope(tx)));
  }

  runJointly<T>(key: string, work: (scope: Scope) => Promise<T>): Promise<T> {
    return this.joint.run(key, (tx) => work(this.scope(tx)));
  }

  private scope(tx: Transaction): Scope {
    const { recorder, rules } = this;
    const switches = new SwitchStore(tx.manager);
    const recipients = new RecipientStore(tx.manager);
    const cases = new CaseStore(tx, switches, recorder, rules);
    const grants = new GrantStore(tx, recorder, rules);
    const erasures = new ErasureStore(tx, recorder);
    return { cases, grants, erasures, recipients, switches, rules, now: tx.now };
  }
}
