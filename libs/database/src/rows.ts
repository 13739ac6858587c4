import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { ask } from './ask.js';

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
}

const shapes = new WeakMap<object, Shape>();
const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `$${from + index}`);

function shapeOf<T extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<T>): Shape {
  const metadata = manager.dataSource.getMetadata(entity);
  const known = shapes.get(metadata);
  if (known) return known;
  const columns = metadata.columns.map(({ propertyName: property, databaseName: name, type }) => {
    return { property, name, isJson: type === 'json' || type === 'jsonb' };
  });
  const selected = columns.map(({ name, property }) => `"${name}" as "${property}"`).join(', ');
  const shape = {
    table: `"${metadata.tableName}"`,
    columns: new Map(columns.map((column) => [column.property, column])),
    selected,
  };
  shapes.set(metadata, shape);
  return shape;
}

/**
 * Rows of one entity, read and written by few statement texts, so that PostgreSQL prepares each once. What TypeORM's
 * repositories do for one row costs a process three times as much, for they build the statement anew each time; the
 * sweeps and the consumers live on this. Rows come as plain objects.
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
  find(where: Partial<T>, { lock, orderBy }: Reading<T> = {}): Promise<T[]> {
    const { table, selected } = this.shape;
    const order = orderBy ? ` order by ${this.named(orderBy)}` : '';
    const sql = `select ${selected} from ${table} where ${this.condition(where)}${order}${lock ? ` ${lock}` : ''}`;
    return ask<T>(this.manager, sql, this.values(where));
  }

  /** The first of them. */
  async findOne(where: Partial<T>, reading: Pick<Reading<T>, 'lock'> = {}): Promise<T | undefined> {
    return (await this.find(where, reading))[0];
  }

  /** Columns that the first row does not name get their default in each. */
  async insert(rows: readonly Partial<T>[]): Promise<void> {
    if (rows.length > 0) await ask(this.manager, this.insertion(rows), this.flat(rows));
  }

  /** The same where there is such a row already; gives how many were new. */
  async insertNew(rows: readonly Partial<T>[]): Promise<number> {
    if (rows.length === 0) return 0;
    const sql = `${this.insertion(rows)} on conflict do nothing returning 1`;
    return (await ask(this.manager, sql, this.flat(rows))).length;
  }

  /** Writes over rows with the same key. */
  async upsert(rows: readonly Partial<T>[], key: readonly (keyof T & string)[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const changed = this.propertiesOf(first).filter((property) => !key.includes(property));
    const changes = changed.map((property) => `${this.named(property)} = excluded.${this.named(property)}`);
    const target = key.map((property) => this.named(property)).join(', ');
    const sql = `${this.insertion(rows)} on conflict (${target}) do update set ${changes.join(', ')}`;
    await ask(this.manager, sql, this.flat(rows));
  }

  async update(where: Partial<T>, changes: Partial<T>): Promise<void> {
    const properties = this.propertiesOf(changes);
    const sets = properties.map((property, index) => `${this.named(property)} = $${index + 1}`).join(', ');
    const condition = this.condition(where, properties.length + 1);
    const values = [...this.values(changes), ...this.values(where)];
    await ask(this.manager, `update ${this.shape.table} set ${sets} where ${condition}`, values);
  }

  private insertion(rows: readonly Partial<T>[]): string {
    const properties = this.propertiesOf(rows[0] as Partial<T>);
    const tuples = rows.map((_, index) => `(${numbered(properties.length, index * properties.length + 1).join(', ')})`);
    const names = properties.map((property) => this.named(property)).join(', ');
    return `insert into ${this.shape.table} (${names}) values ${tuples.join(', ')}`;
  }

  private flat(rows: readonly Partial<T>[]): unknown[] {
    const properties = this.propertiesOf(rows[0] as Partial<T>);
    return rows.flatMap((row) => properties.map((property) => this.value(row, property)));
  }

  private condition(where: Partial<T>, from = 1): string {
    return this.propertiesOf(where)
      .map((property, index) => `${this.named(property)} = $${from + index}`)
      .join(' and ');
  }

  private values(of: Partial<T>): unknown[] {
    return this.propertiesOf(of).map((property) => this.value(of, property));
  }

  private value(of: Partial<T>, property: string): unknown {
    const value: unknown = of[property] ?? null;
    return value !== null && this.shape.columns.get(property)?.isJson ? JSON.stringify(value) : value;
  }

  /** Those of an object that are columns; what else it carries is not written. */
  private propertiesOf(of: Partial<T>): string[] {
    return Object.keys(of).filter((property) => of[property] !== undefined && this.shape.columns.has(property));
  }

  private named(property: string): string {
    const column = this.shape.columns.get(property);
    if (!column) throw new Error(`${this.shape.table} has no column for ${property}`);
    return `"${column.name}"`;
  }
}
