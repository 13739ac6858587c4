export { createClock, dropClock } from './clock.js';
export { createDataSource, type DatabaseSettings } from './data-source.js';
export { DatabaseDuty } from './database.duty.js';
export { isDatabaseAway, violatedConstraint } from './failures.js';
export {
  addIdempotencySubject,
  createIdempotency,
  dropIdempotency,
  dropIdempotencySubject,
  Idempotency,
  type IdempotentRequest,
  idempotencyInProgress,
  idempotencyKeyMissing,
  idempotencyKeyOf,
  idempotencyKeyReused,
} from './idempotency.js';
export { JointTransactions } from './joint-transactions.js';
export { migrate } from './migrate.js';
export { PreparingClient } from './preparing-client.js';
export { rewrapCommand } from './rewrap-command.js';
export { type Rewrapped, type RewrapSettings, rewrapKeys } from './rewrap-keys.js';
export { type Reading, type RowLock, Rows } from './rows.js';
export { runMigrations } from './run-migrations.js';
export { insertion, type Shareable, shareable } from './shareable.js';
export { askShared } from './sharing.js';
export { currentTransaction, type Transaction, TransactionRunner } from './transaction.js';
