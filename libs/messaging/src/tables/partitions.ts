/** Anything that runs SQL: a query runner in a migration, an entity manager in a transaction. */
export interface SqlRunner {
  query<T = unknown>(sql: string, parameters?: unknown[]): Promise<T>;
}

/** A table that is partitioned by day (UTC), with a default partition for what falls outside. */
export interface DailyTable {
  readonly table: 'outbox' | 'inbox';
  readonly column: 'created_at' | 'event_time';
}

export const OUTBOX: DailyTable = { table: 'outbox', column: 'created_at' };
export const INBOX: DailyTable = { table: 'inbox', column: 'event_time' };

const DAY_MS = 86_400_000;
// Rows are inserted once and, in the outbox, updated once: without this the index of unsent rows grows all day.
const STORAGE =
  'autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02';

const isoDay = (at: Date) => at.toISOString().slice(0, 10);

/** The name of the partition that holds the UTC day of `at`. */
function partitionOf({ table }: DailyTable, at: Date): string {
  return `${table}_${isoDay(at).replaceAll('-', '')}`;
}

/** The UTC day that a partition holds, or undefined for the default partition. */
export function dayOf({ table }: DailyTable, partition: string): Date | undefined {
  const [, year, month, day] = /_(\d{4})(\d\d)(\d\d)$/.exec(partition) ?? [];
  return partition.startsWith(`${table}_`) && year ? new Date(`${year}-${month}-${day}T00:00:00Z`) : undefined;
}

/** Names of all partitions of a table, the default one included. */
export async function partitionsOf(sql: SqlRunner, { table }: DailyTable): Promise<string[]> {
  const rows = await sql.query<{ name: string }[]>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass order by 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/**
 * Makes the partitions of the day of `from` and of `days` days after it that are missing. Rows of such a day that
 * went to the default partition meanwhile move into theirs. Needs an open transaction.
 */
export async function createPartitions(sql: SqlRunner, daily: DailyTable, from: Date, days: number): Promise<string[]> {
  const existing = new Set(await partitionsOf(sql, daily));
  const wanted = Array.from({ length: days + 1 }, (_, ahead) => new Date(from.getTime() + ahead * DAY_MS));
  const missing = wanted.filter((day) => !existing.has(partitionOf(daily, day)));
  for (const day of missing) await createPartition(sql, daily, day);
  return missing.map((day) => partitionOf(daily, day));
}

async function createPartition(sql: SqlRunner, daily: DailyTable, day: Date): Promise<void> {
  const { table, column } = daily;
  const name = partitionOf(daily, day);
  const start = `'${isoDay(day)} 00:00:00+00'`;
  const end = `'${isoDay(new Date(day.getTime() + DAY_MS))} 00:00:00+00'`;
  // Made apart and then attached: creating it in place would lock the whole table against readers and writers.
  await sql.query(`create table ${name} (like ${table} including defaults including constraints) with (${STORAGE})`);
  await sql.query(
    `with moved as (delete from ${table}_rest where ${column} >= ${start} and ${column} < ${end} returning *)
     insert into ${name} select * from moved`,
  );
  await sql.query(`alter table ${table} attach partition ${name} for values from (${start}) to (${end})`);
}
