import { createDecipheriv } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, environmentOf, type Infra } from '../../deploy/local/index.js';
import type { Sink } from './sinks.js';

export const OWNERS = ['account', 'document-storage', 'verification', 'notification'] as const;
export type Owner = (typeof OWNERS)[number];

const TABLES = `
  select relname as name,
         (select array_agg(attname::text) from pg_attribute where attrelid = c.oid and atttypid = 'bytea'::regtype) as bytes
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;

/** Whether a table is the one whose rows outlive an erasure. */
export const isAudit = ({ name }: Pick<Sink, 'name'>) => name.endsWith(' audit');

async function withDatabase<T>(infra: Infra, owner: Owner, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(infra.profile, owner) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function rowsOf(client: pg.Client): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await client.query<{ name: string; bytes: string[] | null }>(TABLES);
  const all: { table: string; row: string }[] = [];
  for (const { name, bytes } of tables) {
    // Bytes as text where they are text: in hex nobody would find anything.
    const readable = (bytes ?? []).map((column) => `, encode(t."${column}", 'escape')`).join('');
    const { rows } = await client.query<{ row: string }>(
      `select concat_ws(' ', t::text${readable}) as row from "${name}" t`,
    );
    all.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return all;
}

/** Every row of every table of every database as text. */
export async function tables(infra: Infra): Promise<Sink[]> {
  const sinks = await Promise.all(
    OWNERS.map(async (owner) => {
      const rows = await withDatabase(infra, owner, rowsOf);
      const names = [...new Set(rows.map(({ table }) => table))];
      const textOf = (name: string) => rows.flatMap(({ table, row }) => (table === name ? row : [])).join('\n');
      return names.map((name) => ({ name: `${owner} ${name}`, text: textOf(name) }));
    }),
  );
  return sinks.flat();
}

/** What the databases hold of a registration: ids of things that are its own, and values that are as good as its name. */
export interface Traces {
  readonly ids: ReadonlySet<string>;
  /** Sealed values, fingerprints, hashes of passwords and of documents. */
  readonly secrets: ReadonlySet<string>;
}

const SEALED = /(?<![\w.-])([a-z0-9-]{1,16})\.([\w-]{16})\.([\w-]{22,})/g;
const SECRET = /(?<![\w.-])(?:[a-z0-9-]{1,16}\.[\w-]{16}\.[\w-]{22,}|[0-9a-f]{64}|\$argon2id\$[\w$=,+/]+)/g;
const OWN_ID = /(?:contact|document|challenge|notice|delivery|change|dispute)_id$|^id$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Row = Record<string, unknown>;

/** The rows outside of the audit that name one of these ids anywhere. */
async function rowsWith(client: pg.Client, ids: ReadonlySet<string>): Promise<Row[]> {
  const { rows: all } = await client.query<{ name: string }>(TABLES);
  const found: Row[] = [];
  for (const { name } of all) {
    if (name === 'audit') continue;
    const sql = `select to_jsonb(t) as row from "${name}" t where t::text ~ $1`;
    found.push(...(await client.query<{ row: Row }>(sql, [[...ids].join('|')])).rows.map(({ row }) => row));
  }
  return found;
}

const idsIn = (row: Row) =>
  Object.entries(row).flatMap(([column, value]) =>
    OWN_ID.test(column) && UUID.test(String(value)) ? String(value) : [],
  );

/** Follows a registration through every table, from row to row by the ids of its contacts, documents and messages. */
export async function tracesOf(infra: Infra, registrationId: string): Promise<Traces> {
  const ids = new Set([registrationId]);
  const secrets = new Set<string>();
  for (let before = 0; before < ids.size; ) {
    before = ids.size;
    for (const owner of OWNERS) {
      for (const row of await withDatabase(infra, owner, (client) => rowsWith(client, ids))) {
        for (const secret of JSON.stringify(row).match(SECRET) ?? []) secrets.add(secret);
        for (const id of idsIn(row)) ids.add(id);
      }
    }
  }
  return { ids, secrets };
}

/** Every key that seals or wraps, in the configuration of every service. */
export function ringKeys(infra: Infra): Map<string, Buffer> {
  const rings = OWNERS.flatMap((owner) =>
    Object.entries(environmentOf(infra.profile, owner))
      .filter(([name]) => name === 'MASTER_KEY' || name.startsWith('SEAL_KEY_'))
      .flatMap(([name, ring]) => ring.split(',').map((entry) => [`${owner} ${name}`, entry] as const)),
  );
  return new Map(rings.map(([name, entry]) => [`${name} ${entry.split('=')[0]}`, keyIn(entry)]));
}

const keyIn = (entry: string) => Buffer.from(entry.slice(entry.indexOf('=') + 1), 'base64');

/**
 * What the sealed values in a text become under a key, right or wrong: the tag is not looked at, so that nothing stays
 * hidden because its context is not known here.
 */
export function decrypted(text: string, key: Buffer): string[] {
  return [...text.matchAll(SEALED)].map(([, , iv = '', body = '']) => {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    return decipher.update(Buffer.from(body, 'base64url').subarray(0, -16)).toString('utf8');
  });
}
