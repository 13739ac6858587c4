import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';

/** The connection itself, which a query runner holds until it is released. */
export async function connectionOf(runner: QueryRunner): Promise<pg.ClientBase> {
  return (await runner.connect()) as pg.ClientBase;
}

/**
 * The rows that a statement gives, on the connection of the open transaction and without what TypeORM does around each
 * statement: for what every transaction runs several times. Without a transaction it takes a connection of the pool.
 */
export async function ask<T extends object>(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const { queryRunner } = manager;
  if (queryRunner) return (await (await connectionOf(queryRunner)).query<T>(sql, parameters)).rows;
  const own = manager.dataSource.createQueryRunner();
  try {
    return (await (await connectionOf(own)).query<T>(sql, parameters)).rows;
  } finally {
    await own.release();
  }
}
