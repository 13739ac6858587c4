import { rmSync } from 'node:fs';
import pg from 'pg';
import { databaseUrl, type Infra, openInfra, profileOf, System, silent, stopProfile } from '../local/index.js';

type Owner = Parameters<typeof databaseUrl>[1];

export const owners: readonly Owner[] = ['account', 'document-storage', 'verification', 'notification'];

/** The whole system of the tests, begun with nothing in it: every count that is taken is this run's. */
export class FreshSystem {
  private readonly databases = new Map<Owner, pg.Pool>();

  private constructor(
    readonly infra: Infra,
    readonly system: System,
  ) {}

  /** `launch` starts what is to run on it. */
  static async start(launch: (system: System, infra: Infra) => Promise<unknown>): Promise<FreshSystem> {
    await clear();
    const infra = await openInfra('test');
    const system = new System(infra.profile);
    await system.migrate();
    await launch(system, infra);
    return new FreshSystem(infra, system);
  }

  /** Asks a service's database, as its owner. */
  async ask<T extends object>(owner: Owner, sql: string, parameters: unknown[] = []): Promise<T[]> {
    const pool =
      this.databases.get(owner) ?? new pg.Pool({ connectionString: databaseUrl(this.infra.profile, owner), max: 1 });
    this.databases.set(owner, pool);
    return (await pool.query<T>(sql, parameters)).rows;
  }

  /** Lets days pass for a service. */
  async shiftClock(owner: Owner, days: number): Promise<void> {
    await this.ask(owner, 'update app_clock set shift = make_interval(days => $1)', [days]);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.databases.values()].map((pool) => pool.end()));
    await clear();
  }
}

async function clear(): Promise<void> {
  const profile = profileOf('test');
  await stopProfile(profile, silent);
  rmSync(profile.folder, { recursive: true, force: true });
}
