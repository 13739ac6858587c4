import type { DataSource } from 'typeorm';

// Any number that no other advisory lock of the product uses.
const MIGRATION_LOCK = 7_221_001;

/**
 * Runs the migrations that are missing, one process at a time: replicas that start together wait for the first.
 * Gives the names of those that ran.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('set lock_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.query('reset lock_timeout').catch(() => undefined);
    await runner.release();
  }
}
