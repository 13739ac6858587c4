import pg from 'pg';

// What is asked less often is not worth a place in the memory of the server.
const PREPARED_FROM = 3;
// Texts that are put together from lists have no end of forms; those that come later go unprepared.
const MOST_STATEMENTS = 300;
const STATES_OF_STALE_PLANS = new Set(['0A000', '26000']);

const uses = new Map<string, number>();
const names = new Map<string, string>();
let generation = 0;

/** The name under which a statement is prepared; undefined where it is asked too seldom. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MOST_STATEMENTS || uses.size >= 10 * MOST_STATEMENTS) return undefined;
  const count = (uses.get(text) ?? 0) + 1;
  uses.set(text, count);
  if (count < PREPARED_FROM) return undefined;
  uses.delete(text);
  const name = `daftar_${generation}_${names.size}`;
  names.set(text, name);
  return name;
}

/** After a migration changed what a statement gives, its old plan is refused: everything gets a new name, once. */
function forgetAll(): void {
  generation += 1;
  names.clear();
}

/**
 * A connection that has PostgreSQL keep the plans of the statements that come again and again (named statements of the
 * extended protocol). Planning takes as long as the work itself in transactions like ours, and several times as long
 * where a table has partitions.
 */
export class PreparingClient extends pg.Client {
}
