/** What goes to the database. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A statement for several askers at once. Its rows say in `#`, from 1 on, which of the values they answer. */
export interface SharedStatement extends Statement {
  /** Which asker brought each of the values, where one brings several. */
  readonly askers?: readonly number[];
}

/** A statement that one may ask for, and several in one. Both give each asker the same rows. */
export interface Shareable<I, T extends object = object> {
  /** The rows that it gives; there is no such property. */
  readonly rows?: T;
  /** The same for all that may go together. */
  readonly id: string;
  one(input: I): Statement;
  many(inputs: readonly I[]): SharedStatement;
}

/**
 * A query about its parameters alone; for several askers PostgreSQL answers it for each, in their order. `types` are
 * those of the parameters, in theirs.
 */
export function shareable<T extends object>(text: string, types: readonly string[]): Shareable<readonly unknown[], T> {
  const names = types.map((_, index) => `p${index + 1}`);
  const typed = names.map((name, index) => `${name} ${types[index]}`);
  // Without the offset PostgreSQL may turn the questions into a join, and read a whole table for it.
  const many = `
    select i."#", q.* from rows from (json_to_recordset($1) as (${typed.join(', ')})) with ordinality as i(${names.join(', ')}, "#")
     cross join lateral (${text.replace(/\$(\d+)/g, 'i.p$1')} offset 0) as q`;
  return {
    id: text,
    one: (values) => ({ text, values: [...values] }),
    many: (inputs) => ({ text: many, values: [JSON.stringify(inputs.map((values) => recordOf(names, values)))] }),
  };
}

export interface Inserting {
  /** Columns of the type json or jsonb. */
  readonly json?: readonly string[];
  /** What stands behind the rows: what happens where there is such a row already. */
  readonly conflict?: string;
}

/** Adds rows to a table: of each, the values of these columns in this order. */
export function insertion(
  table: string,
  columns: readonly string[],
  { json = [], conflict = '' }: Inserting = {},
): Shareable<readonly (readonly unknown[])[]> {
  const list = listOf(columns);
  const into = `insert into "${table}" (${list})`;
  const isJson = columns.map((column) => json.includes(column));
  const numbers = (row: number) => columns.map((_, index) => `$${row * columns.length + index + 1}`).join(', ');
  return {
    id: `${into}${conflict}`,
    one: (rows) => ({
      text: `${into} values ${rows.map((_, row) => `(${numbers(row)})`).join(', ')}${conflict}`,
      values: rows.flatMap((row) => row.map((value, index) => (isJson[index] ? textOf(value) : value))),
    }),
    many: (inputs) => ({
      text: `${into} select ${list} from json_populate_recordset(null::"${table}", $1)${conflict}`,
      values: [JSON.stringify(inputs.flat().map((row) => recordOf(columns, row)))],
    }),
  };
}

/** The same where there is no such row yet: gives a row for each that was new. `key` is its primary key, which rows name. */
export function insertionOfNew(
  table: string,
  columns: readonly string[],
  { json, key }: { readonly json: readonly string[]; readonly key: readonly string[] },
): Shareable<readonly (readonly unknown[])[]> {
  const conflict = ' on conflict do nothing';
  const plain = insertion(table, columns, { json, conflict: `${conflict} returning 1` });
  const [list, keys] = [listOf(columns), listOf(key)];
  const many = `
    with given as materialized (select * from json_populate_recordset(null::"${table}", $1) with ordinality),
         entered as (insert into "${table}" (${list}) select ${list} from given order by ordinality${conflict} returning ${keys})
    select min(given.ordinality) as "#" from entered join given using (${keys}) group by ${keys}`;
  return {
    ...plain,
    many: (inputs) => ({
      ...plain.many(inputs),
      text: many,
      askers: inputs.flatMap((rows, asker) => rows.map(() => asker)),
    }),
  };
}

const listOf = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
const textOf = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** What json_populate_recordset and json_to_recordset read: bytes as PostgreSQL writes them. */
export function recordOf(columns: readonly string[], values: readonly unknown[]): object {
  return Object.fromEntries(columns.map((column, index) => [column, inJson(values[index])]));
}

const inJson = (value: unknown) => (value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value);
