import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ migrations });
});
afterAll(() => database.drop());

const tables = async () => {
  const found = await database.dataSource.query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') order by 1`,
  );
  return found.map(({ name }) => name);
};

it('migrations run up, down to nothing, and up again', async () => {
  const full = await tables();
  expect(full).toEqual(
    expect.arrayContaining([
      'audit',
      'contact',
      'document',
      'idempotency',
      'inbox',
      'outbox',
      'period',
      'registration',
      'session',
    ]),
  );
  for (const _ of migrations) await database.dataSource.undoLastMigration({ transaction: 'each' });
  expect((await tables()).filter((name) => !name.startsWith('migrations'))).toEqual([]);
  await database.dataSource.runMigrations({ transaction: 'each' });
  expect(await tables()).toEqual(full);
});
