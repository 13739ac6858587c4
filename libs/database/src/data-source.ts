import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

export interface DatabaseSettings {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly entities?: readonly (EntitySchema | (new () => object))[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
}

/**
 * A TypeORM data source on PostgreSQL that is not connected yet. No transaction waits for a lock, or sits idle,
 * longer than 10 s: a handler that hangs must not hold up its key for ever.
 */
export function createDataSource(settings: DatabaseSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    entities: [...(settings.entities ?? [])],
    migrations: [...(settings.migrations ?? [])],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    poolSize: settings.poolSize ?? 10,
    // Also the longest wait for a free connection: a thousand requests for one row come one after the other.
    connectTimeoutMS: 10_000,
    poolErrorHandler: () => undefined,
    extra: {
      Client: PreparingClient,
      // Statements that are asked for at once are sent at once; PostgreSQL answers them in this order.
      pipeline: true,
      options: '-c lock_timeout=10000 -c idle_in_transaction_session_timeout=10000',
      keepAlive: true,
      idleTimeoutMillis: 30_000,
    },
  });
}
