import { readdirSync } from 'node:fs';
import type { MigrationInterface } from 'typeorm';
import { migrate } from '#database';
import { openTestDatabase } from '#testing';
import { migrations as account } from '../../services/account/migrations/index.js';
import { migrations as documentStorage } from '../../services/document-storage/migrations/index.js';
import { migrations as notification } from '../../services/notification/migrations/index.js';
import { migrations as verification } from '../../services/verification/migrations/index.js';

const all: Record<string, readonly (new () => MigrationInterface)[]> = {
  account,
  'document-storage': documentStorage,
  notification,
  verification,
};

const OBJECTS = `
  select 'table ' || table_name as name from information_schema.tables where table_schema = 'public'
  union select 'sequence ' || sequence_name from information_schema.sequences where sequence_schema = 'public'
  union select 'function ' || routine_name from information_schema.routines where routine_schema = 'public'
  union select 'type ' || typname from pg_type t join pg_namespace n on n.oid = t.typnamespace where nspname = 'public' and typtype = 'e'
  order by 1`;

describe.each(Object.entries(all))('the migrations of %s', (service, migrations) => {
  it('are files numbered without a gap, each listed once, in order', () => {
    const files = readdirSync(`services/${service}/migrations`)
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .sort();
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, i) => i + 1));
    expect(migrations.map((migration) => Number(new migration().name?.slice(-13)))).toEqual(files.map((_, i) => i + 1));
  });

  it('run up, all the way down leaving nothing, and up again to the same', async () => {
    const database = await openTestDatabase({ migrations });
    const objects = async () => (await database.dataSource.query<{ name: string }[]>(OBJECTS)).map((row) => row.name);
    try {
      const up = await objects();
      for (const _ of migrations) await database.dataSource.undoLastMigration();
      expect(await objects()).toEqual(['sequence migrations_id_seq', 'table migrations']);
      await migrate(database.dataSource);
      expect(await objects()).toEqual(up);
    } finally {
      await database.drop();
    }
  });
});
