import pg from 'pg';
import { postgresUser } from './parts/postgres.js';
import type { Profile } from './profile.js';
import { secretsOf } from './secrets.js';

/** The services that keep anything, each with a database and a role of its own. */
export const databaseOwners = ['account', 'document-storage', 'verification', 'notification'] as const;

export type DatabaseOwner = (typeof databaseOwners)[number];

/** `daftar_document_storage` for `document-storage`: the name of its database and of its role. */
function databaseName(owner: DatabaseOwner): string {
  return `daftar_${owner.replaceAll('-', '_')}`;
}

export function databaseUrl(profile: Profile, owner: DatabaseOwner): string {
  const name = databaseName(owner);
  const password = secretsOf(profile).databasePasswords[owner];
  return `postgresql://${name}:${password}@127.0.0.1:${profile.ports.postgres}/${name}`;
}

/** Creates what is missing. No role can connect to another's database. */
export async function createDatabases(profile: Profile): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: profile.ports.postgres,
    user: postgresUser,
    password: secretsOf(profile).postgresPassword,
    database: 'postgres',
  });
  await client.connect();
  try {
    for (const owner of databaseOwners) await createDatabase(client, profile, owner);
  } finally {
    await client.end();
  }
}

async function createDatabase(client: pg.Client, profile: Profile, owner: DatabaseOwner) {
  const name = databaseName(owner);
  const password = client.escapeLiteral(secretsOf(profile).databasePasswords[owner]);
  if (!(await exists(client, 'select 1 from pg_roles where rolname = $1', name))) {
    await client.query(`create role ${name} login`);
  }
  await client.query(`alter role ${name} password ${password}`);
  if (!(await exists(client, 'select 1 from pg_database where datname = $1', name))) {
    await client.query(`create database ${name} owner ${name}`);
    await client.query(`revoke connect on database ${name} from public`);
  }
}

async function exists(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rowCount === 1;
}
