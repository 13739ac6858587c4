import type { TransactionRunner } from '#database';
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
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly recorder: EventRecorder,
    private readonly rules: Rules,
  ) {}

  run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    const { recorder, rules } = this;
    return this.transactions.run((tx) => {
      const switches = new SwitchStore(tx.manager);
      const recipients = new RecipientStore(tx.manager);
      const cases = new CaseStore(tx, switches, recorder, rules);
      const grants = new GrantStore(tx, recorder, rules);
      const erasures = new ErasureStore(tx, recorder);
      return work({ cases, grants, erasures, recipients, switches, rules, now: tx.now });
    });
  }
}
