import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, type DatabaseSettings, migrate } from '#database';
import { testInfrastructure } from './infrastructure.js';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Moves `app_now()` by so many seconds from the real time. */
  shiftClock(seconds: number): Promise<void>;
  drop(): Promise<void>;
}

async function asAdministrator(statement: string): Promise<void> {
  const { postgres } = testInfrastructure();
  const client = new pg.Client({ ...postgres, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A fresh, migrated database of its own on the real PostgreSQL of the tests. */
export async function openTestDatabase(
  settings: Omit<DatabaseSettings, 'url' | 'applicationName'>,
): Promise<TestDatabase> {
  const { postgres } = testInfrastructure();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`create database ${name}`);
  const url = `postgres://${postgres.user}:${encodeURIComponent(postgres.password)}@${postgres.host}:${postgres.port}/${name}`;
  const dataSource = createDataSource({ ...settings, url, applicationName: 'tests' });
  await dataSource.initialize();
  await migrate(dataSource);
  return {
    url,
    dataSource,
    shiftClock: async (seconds) =>
      void (await dataSource.query(`update app_clock set shift = make_interval(secs => $1)`, [seconds])),
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdministrator(`drop database ${name} with (force)`);
    },
  };
}
