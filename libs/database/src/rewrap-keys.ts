import { type KeyRing, rewrapPersonKey, SealBroken } from '#privacy';
import type { Transaction, TransactionRunner } from './transaction.js';

/** What stands in a service's table of persons now: how many keys are wrapped with which master key. */
export interface Rewrapped {
  /** How many were wrapped again by this run. */
  readonly rewrapped: number;
  readonly byKeyId: Readonly<Record<string, number>>;
}

export interface RewrapSettings {
  readonly work: TransactionRunner;
  /** The first key wraps; the others open what was wrapped before. */
  readonly masterKeys: KeyRing;
  /** A table with `registration_id` (uuid) and `wrapped_key` (text). */
  readonly table: string;
  /** Called after each batch with how many were wrapped again so far. */
  readonly onProgress?: (rewrapped: number) => void;
  /** Keys a transaction; 500 unless told. */
  readonly batch?: number;
}

interface Row {
  readonly id: string;
  readonly wrapped: string;
}

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
// Rows that somebody holds are passed over and looked at again: a transaction holds one for a moment.
const ROUNDS = 50;
const PAUSE_MS = 200;

/**
 * Wraps every person's key with the first master key, a batch a transaction, beside running services and any number of
 * other runs; one that was interrupted is simply run again. Documents and sealed values stay as they are.
 * @throws Error when keys are left that are wrapped with others: held all the time, or not to be opened with the ring
 */
export async function rewrapKeys(settings: RewrapSettings): Promise<Rewrapped> {
  const { work, masterKeys, table } = settings;
  let rewrapped = 0;
  for (let round = 1; ; round++) {
    const { done, broken } = await oneRound(settings, rewrapped);
    rewrapped += done;
    const byKeyId = await work.run((tx) => countByKeyId(tx, table));
    const left = Object.entries(byKeyId).reduce((sum, [id, n]) => (id === masterKeys.sealing.id ? sum : sum + n), 0);
    if (left === 0) return { rewrapped, byKeyId };
    if (left <= broken || round === ROUNDS) throw unfinished(left, broken, byKeyId);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function oneRound(settings: RewrapSettings, before: number): Promise<{ done: number; broken: number }> {
  let [done, broken, last] = [0, 0, BEFORE_ALL];
  for (;;) {
    const after = last;
    const batch = await settings.work.run((tx) => oneBatch(tx, settings, after));
    if (!batch) return { done, broken };
    done += batch.done;
    broken += batch.broken;
    last = batch.last;
    settings.onProgress?.(before + done);
  }
}

async function oneBatch({ manager }: Transaction, { table, masterKeys, batch = BATCH }: RewrapSettings, after: string) {
  const rows = await manager.query<Row[]>(
    `select registration_id as id, wrapped_key as wrapped from ${table}
     where registration_id > $1 and split_part(wrapped_key, '.', 1) <> $2
     order by registration_id limit $3 for update skip locked`,
    [after, masterKeys.sealing.id, batch],
  );
  const last = rows.at(-1)?.id;
  if (last === undefined) return undefined;
  const again = rows.flatMap((row) => wrappedAgain(masterKeys, row));
  await manager.query(
    `update ${table} set wrapped_key = given.wrapped from unnest($1::uuid[], $2::text[]) as given (id, wrapped)
     where registration_id = given.id`,
    [again.map(({ id }) => id), again.map(({ wrapped }) => wrapped)],
  );
  return { done: again.length, broken: rows.length - again.length, last };
}

/** Nothing for a key that does not open: it holds up no other, and stands in the count. */
function wrappedAgain(masterKeys: KeyRing, { id, wrapped }: Row): Row[] {
  try {
    return [{ id, wrapped: rewrapPersonKey(masterKeys, id, wrapped) }];
  } catch (error) {
    if (error instanceof SealBroken) return [];
    throw error;
  }
}

async function countByKeyId({ manager }: Transaction, table: string): Promise<Record<string, number>> {
  const rows = await manager.query<{ id: string; count: number }[]>(
    `select split_part(wrapped_key, '.', 1) as id, count(*)::int as count from ${table}
     where wrapped_key is not null group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

function unfinished(left: number, broken: number, byKeyId: Readonly<Record<string, number>>): Error {
  const why = broken > 0 ? `${broken} of them do not open with the keys of the ring` : 'others held them all the time';
  return new Error(`${left} keys are left, ${why}. Keep the old key, and run this again. ${JSON.stringify(byKeyId)}`);
}
