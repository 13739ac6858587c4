import type { DatabaseSettings } from './data-source.js';
import { createDataSource } from './data-source.js';
import { migrate } from './migrate.js';

/** The whole of a service's `migrate.js`: connects to DATABASE_URL, runs what is missing, says what ran, ends. */
export async function runMigrations(settings: Omit<DatabaseSettings, 'url'>): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) {
    process.stderr.write('DATABASE_URL is missing: it names the database to migrate.\n');
    process.exit(78);
  }
  const dataSource = createDataSource({ ...settings, url, poolSize: 2 });
  try {
    await dataSource.initialize();
    const ran = await migrate(dataSource);
    process.stdout.write(ran.length === 0 ? 'nothing to migrate\n' : `${ran.join('\n')}\n`);
  } catch (error) {
    process.stderr.write(`migration failed: ${(error as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
