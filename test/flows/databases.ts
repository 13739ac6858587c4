import pg from 'pg';
import { databaseUrl, type Infra } from '../../deploy/local/index.js';

type Owner = Parameters<typeof databaseUrl>[1];

/** Asks a service's database, as its owner. */
export async function ask<T extends object>(
  infra: Infra,
  owner: Owner,
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl(infra.profile, owner) });
  await client.connect();
  try {
    return (await client.query<T>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
