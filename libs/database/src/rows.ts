import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertion, insertionOfNew, recordOf, type Shareable } from './shareable.js';
import { askShared } from './sharing.js';

/** How rows are held until the end of the transaction. */
export type RowLock = 'for update' | 'for update skip locked';

export interface Reading<T> {
  readonly lock?: RowLock;
  /** Rising. */
  readonly orderBy?: keyof T & string;
}

interface Column {
  readonly property: string;
  readonly name: string;
  readonly isJson: boolean;
}

interface Shape {
  readonly table: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly selected: string;
  readonly key: readonly string[];
  readonly json: readonly string[];
}

const shapes = new WeakMap<object, Shape>();

function shapeOf<T extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<T>): Shape {
  const metadata = manager.dataSource.getMetadata(entity);
  const known = shapes.get(metadata);
  if (known) return known;
  const columns = metadata.columns.map(({ propertyName: property, databaseName: name, type }) => {
    return { property, name, isJson: type === 'json' || type === 'jsonb' };
  });
  const shape = {
    table: metadata.tableName,
    columns: new Map(columns.map((column) => [column.property, column])),
    selected: columns.map(({ name, property }) => `"${name}" as "${property}"`).join(', '),
    key: metadata.primaryColumns.map(({ databaseName }) => databaseName),
    json: columns.filter(({ isJson }) => isJson).map(({ name }) => name),
  };
  shapes.set(metadata, shape);
  return shape;
}

/**
 * Rows of one entity, read and written by few statement texts, so that PostgreSQL prepares each once, and so that works
 * which share a transaction share them. What TypeORM's repositories do for one row costs a process three times as much,
 * for they build the statement anew each time; the sweeps and the consumers live on this. Rows come as plain objects.
 */
export class Rows<T extends ObjectLiteral> {
  private readonly shape: Shape;

  constructor(
    private readonly manager: EntityManager,
    entity: EntityTarget<T>,
  ) {
    this.shape = shapeOf(manager, entity);
  }

  /** Those whose columns equal these values. */
  find(where: Partial<T>, reading: Reading<T> = {}): Promise<T[]> {
    return askShared(this.manager, this.selection(where, reading), where);
  }

  /** The first of them. */
  async findOne(where: Partial<T>, reading: Pick<Reading<T>, 'lock'> = {}): Promise<T | undefined> {
    return (await this.find(where, reading))[0];
  }

  /** Columns that the first row does not name get their default in each. */
  async insert(rows: readonly Partial<T>[]): Promise<void> {
    const { table, json } = this.shape;
    const [first] = rows;
    if (first) await askShared(this.manager, insertion(table, this.namesOf(first), { json }), this.tuples(rows));
  }

  /** The same where there is such a row already; gives how many were new. */
  async insertNew(rows: readonly Partial<T>[]): Promise<number> {
    const { table, json, key } = this.shape;
    const [first] = rows;
    if (!first) return 0;
    const adding = insertionOfNew(table, this.namesOf(first), { json, key });
    return (await askShared(this.manager, adding, this.tuples(rows))).length;
  }

  /** Writes over rows with the same key. */
  async upsert(rows: readonly Partial<T>[], key: readonly (keyof T & string)[]): Promise<void> {
    const { table, json } = this.shape;
    const [first] = rows;
    if (!first) return;
    const changed = this.propertiesOf(first).filter((property) => !key.includes(property));
    const changes = changed.map((property) => `${this.named(property)} = excluded.${this.named(property)}`);
    const target = key.map((property) => this.named(property)).join(', ');
    const conflict = ` on conflict (${target}) do update set ${changes.join(', ')}`;
    await askShared(this.manager, insertion(table, this.namesOf(first), { json, conflict }), this.tuples(rows));
  }

  /** Changes what `where` does not name. */
  async update(where: Partial<T>, changes: Partial<T>): Promise<void> {
    const { table } = this.shape;
    const sought = this.propertiesOf(where);
    const changed = this.propertiesOf(changes).filter((property) => !sought.includes(property));
    const text = `update "${table}" set ${this.equal(changed)} where ${this.equal(sought, changed.length, ' and ')}`;
    const updating: Shareable<readonly [Partial<T>, Partial<T>]> = {
      id: text,
      one: ([of, to]) => ({ text, values: [...this.values(to, changed), ...this.values(of, sought)] }),
      many: (inputs) => ({
        text: `update "${table}" as old set ${this.like('new', changed)}
                 from json_populate_recordset(null::"${table}", $1) as new where ${this.like('new', sought, 'old.', ' and ')}`,
        values: [
          JSON.stringify(inputs.map(([of, to]) => ({ ...this.record(to, changed), ...this.record(of, sought) }))),
        ],
      }),
    };
    await askShared(this.manager, updating, [where, changes]);
  }

  private selection(where: Partial<T>, { lock, orderBy }: Reading<T>): Shareable<Partial<T>, T> {
    const { table, selected } = this.shape;
    const sought = this.propertiesOf(where);
    const ending = `${orderBy ? ` order by ${this.named(orderBy)}` : ''}${lock ? ` ${lock}` : ''}`;
    const from = `select ${selected} from "${table}" where`;
    const text = `${from} ${this.equal(sought, 0, ' and ')}${ending}`;
    return {
      id: text,
      one: (of) => ({ text, values: this.values(of, sought) }),
      many: (inputs) => ({
        text: `select sought.ordinality as "#", found.*
                 from json_populate_recordset(null::"${table}", $1) with ordinality as sought
                cross join lateral (${from} ${this.like('sought', sought, '', ' and ')}${ending} offset 0) as found`,
        values: [JSON.stringify(inputs.map((of) => this.record(of, sought)))],
      }),
    };
  }

  private equal(properties: readonly string[], after = 0, between = ', '): string {
    return properties.map((property, index) => `${this.named(property)} = $${after + index + 1}`).join(between);
  }

  private like(source: string, properties: readonly string[], target = '', between = ', '): string {
    return properties
      .map((property) => `${target}${this.named(property)} = ${source}.${this.named(property)}`)
      .join(between);
  }

  private record(of: Partial<T>, properties: readonly string[]): object {
    return recordOf(
      properties.map((property) => this.column(property).name),
      properties.map((property) => of[property] ?? null),
    );
  }

  private tuples(rows: readonly Partial<T>[]): unknown[][] {
    const properties = this.propertiesOf(rows[0] as Partial<T>);
    return rows.map((row) => properties.map((property) => row[property] ?? null));
  }

  private values(of: Partial<T>, properties: readonly string[]): unknown[] {
    return properties.map((property) => {
      const value: unknown = of[property] ?? null;
      return value !== null && this.column(property).isJson ? JSON.stringify(value) : value;
    });
  }

  private namesOf(of: Partial<T>): string[] {
    return this.propertiesOf(of).map((property) => this.column(property).name);
  }

  /** Those of an object that are columns; what else it carries is not written. */
  private propertiesOf(of: Partial<T>): string[] {
    return Object.keys(of).filter((property) => of[property] !== undefined && this.shape.columns.has(property));
  }

  private named(property: string): string {
    return `"${this.column(property).name}"`;
  }

  private column(property: string): Column {
    const column = this.shape.columns.get(property);
    if (!column) throw new Error(`${this.shape.table} has no column for ${property}`);
    return column;
  }
}
