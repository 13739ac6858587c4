import type pg from 'pg';
import { PreparingClient } from '#database';
import { within } from '../deadline.js';
import { RELAY_LOCK, STAND_ASIDE_LOCK } from '../tables/lock-id.js';
import type { OutboxRow } from './outbox-row.js';

export interface SessionSettings {
  readonly databaseUrl: string;
  readonly service: string;
  /** PostgreSQL ends the session, and with it the lock, when it hears nothing for so long. */
  readonly leaseMs: number;
}

/** The lock, or the connection that carries it, is gone. */
export class SessionLost extends Error {
  readonly code = 'relay-session-lost';

  constructor(cause?: unknown) {
    super('the session of the relay was lost', { cause });
    this.name = 'SessionLost';
  }
}

const MARGIN = 0.8;
const CONNECT_MS = 3_000;
const CLOSE_MS = 2_000;
const BEATS_A_LEASE = 4;

/**
 * One direct connection that carries the relay's lock and does all of its reading and marking, so that a relay
 * without the lock can do neither. A lost connection frees the lock; so does silence longer than the lease, for
 * PostgreSQL would otherwise keep the session of a frozen process for ever.
 */
export class RelaySession {
  private lostBecause: SessionLost | undefined;
  private beats: NodeJS.Timeout | undefined;
  private heardAt = performance.now();
  private turn: Promise<unknown> = Promise.resolve();
  private readonly lossListeners = new Set<() => void>();

  private constructor(
    private readonly client: pg.Client,
    private readonly settings: SessionSettings,
  ) {}

  static async open(settings: SessionSettings): Promise<RelaySession> {
    const client = new PreparingClient({
      connectionString: settings.databaseUrl,
      application_name: `${settings.service} relay`,
      connectionTimeoutMillis: Math.min(settings.leaseMs, CONNECT_MS),
      query_timeout: settings.leaseMs,
      keepAlive: true,
    });
    const session = new RelaySession(client, settings);
    client.on('error', (error) => session.lose(error));
    client.on('end', () => session.lose());
    await client.connect();
    // A mark that a crash undoes means one more copy, which the inbox drops: no need to wait for the disk.
    await session.query(
      `select set_config('idle_session_timeout', $1, false), set_config('synchronous_commit', 'off', false),
              set_config('lock_timeout', $1, false), set_config('enable_seqscan', 'off', false)`,
      [String(settings.leaseMs)],
    );
    session.beats = setInterval(
      () => void session.query('select 1').catch(() => undefined),
      settings.leaseMs / BEATS_A_LEASE,
    );
    return session;
  }

  /** Whether the session, and the lock if it was taken, is surely still ours. */
  get held(): boolean {
    return !this.lostBecause && performance.now() - this.heardAt < this.settings.leaseMs * MARGIN;
  }

  /** Calls `listener` when the session is lost; gives the function that stops listening. */
  onLost(listener: () => void): () => void {
    this.lossListeners.add(listener);
    return () => void this.lossListeners.delete(listener);
  }

  assertHeld(): void {
    if (!this.held) this.lose(new Error('the lease ran out'));
    if (this.lostBecause) throw this.lostBecause;
  }

  async tryLock(): Promise<boolean> {
    const [{ locked }] = await this.query<{ locked: boolean }>('select pg_try_advisory_lock($1::bigint) as locked', [
      RELAY_LOCK,
    ]);
    return locked as boolean;
  }

  async unlock(): Promise<void> {
    await this.query('select pg_advisory_unlock($1::bigint)', [RELAY_LOCK]);
  }

  /** Whether an operator's work waits for the lock. */
  async mustStandAside(): Promise<boolean> {
    const [{ go }] = await this.query<{ go: boolean }>('select pg_try_advisory_xact_lock_shared($1::bigint) as go', [
      STAND_ASIDE_LOCK,
    ]);
    return !go;
  }

  /** The first unsent rows in the order of their ids, without keys that are set aside and topics in `except`. */
  async unsent(limit: number, except: readonly string[]): Promise<OutboxRow[]> {
    return this.query<OutboxRow>(
      `select o.id, o.created_at as "createdAt", o.topic, o.key, o.headers, o.body from outbox o
       where o.sent_at is null and o.topic <> all($2)
         and not exists (select 1 from outbox_set_aside s where s.topic = o.topic and s.key = o.key)
       order by o.id limit $1`,
      [limit, except],
    );
  }

  async markSent(rows: readonly OutboxRow[]): Promise<void> {
    const times = rows.map(({ createdAt }) => createdAt.getTime());
    // The bounds let PostgreSQL look into the partitions of these days alone; a Date has no microseconds.
    const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times) + 1)];
    await this.query(
      `update outbox set sent_at = app_now() where id = any($1) and created_at between $2 and $3 and sent_at is null`,
      [rows.map(({ id }) => id), from, to],
    );
  }

  async setAside(row: OutboxRow, code: string): Promise<void> {
    await this.query(
      `insert into outbox_set_aside (topic, key, outbox_id, code, set_aside_at) values ($1, $2, $3, $4, app_now()) on conflict do nothing`,
      [row.topic, row.key, row.id, code],
    );
  }

  async setAsideKeys(): Promise<{ topic: string; key: string }[]> {
    return this.query('select topic, key from outbox_set_aside');
  }

  /** The cluster that the sent rows went to; undefined before the first one. */
  async knownCluster(): Promise<string | undefined> {
    const [state] = await this.query<{ cluster_id: string | null }>('select cluster_id from relay_state');
    return state?.cluster_id ?? undefined;
  }

  async rememberCluster(id: string): Promise<void> {
    await this.query('update relay_state set cluster_id = $1 where cluster_id is null', [id]);
  }

  /** Figures for the metrics. The count stops at 100,000: more would cost more than it says. */
  async backlog(): Promise<{ unsent: number; oldestSeconds: number; setAside: number }> {
    const [figures] = await this.query<{ unsent: number; oldest: number; aside: number }>(
      `select (select count(*)::int from (select 1 from outbox where sent_at is null limit 100000) counted) as unsent,
              coalesce((select extract(epoch from app_now() - created_at)::float from outbox where sent_at is null order by id limit 1), 0) as oldest,
              (select count(*)::int from outbox_set_aside) as aside`,
    );
    return {
      unsent: figures?.unsent ?? 0,
      oldestSeconds: Math.max(0, figures?.oldest ?? 0),
      setAside: figures?.aside ?? 0,
    };
  }

  async close(): Promise<void> {
    clearInterval(this.beats);
    await within(CLOSE_MS, 'closing the session', this.client.end()).catch(() => undefined);
  }

  private async query<T extends object>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const answer = this.turn.then(() => this.ask<T>(sql, parameters));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private async ask<T extends object>(sql: string, parameters: unknown[]): Promise<T[]> {
    if (this.lostBecause) throw this.lostBecause;
    const asked = performance.now();
    try {
      const { rows } = await this.client.query<T>(sql, parameters);
      this.heardAt = asked;
      return rows;
    } catch (error) {
      this.lose(error);
      throw this.lostBecause;
    }
  }

  private lose(cause?: unknown): void {
    if (this.lostBecause) return;
    this.lostBecause = new SessionLost(cause);
    clearInterval(this.beats);
    for (const listener of this.lossListeners) listener();
    void this.client.end().catch(() => undefined);
  }
}
