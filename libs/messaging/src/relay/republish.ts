import pg from 'pg';
import { createLogger } from '#runtime';
import type { EventBroker } from '../broker/event-broker.js';
import { RELAY_LOCK, STAND_ASIDE_LOCK } from '../tables/lock-id.js';

export interface RepublishSettings {
  /** A direct connection, as for the relay. */
  readonly databaseUrl: string;
  readonly broker: EventBroker;
  /** Only rows created since then; all that are kept (8 days, one more than topics keep) unless told. */
  readonly since?: Date;
}

const log = createLogger('republish');
// The relay finishes the batch in hand first; a frozen one loses its lease meanwhile.
const RELAY_MS = 60_000;

/**
 * Has everything sent again, in order, after a cluster lost its data, and tells the relay that the cluster of now is
 * the right one. Safe while services run: the relay stands aside meanwhile, and handlers drop what they handled
 * before. Gives how many rows will go again.
 */
export async function republish(settings: RepublishSettings): Promise<{ rows: number; clusterId: string }> {
  const clusterId = await settings.broker.clusterId();
  const client = new pg.Client({ connectionString: settings.databaseUrl, application_name: 'republish' });
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${RELAY_MS}`);
    await client.query('select pg_advisory_lock($1::bigint)', [STAND_ASIDE_LOCK]);
    await client.query('select pg_advisory_lock($1::bigint)', [RELAY_LOCK]);
    const rows = await markUnsent(client, settings.since, clusterId);
    log.info('outbox.republished', { count: rows, clusterId });
    return { rows, clusterId };
  } finally {
    // Ends the session, and with it both locks.
    await client.end();
  }
}

async function markUnsent(client: pg.Client, since: Date | undefined, clusterId: string): Promise<number> {
  await client.query('begin');
  const { rowCount } = await client.query(
    'update outbox set sent_at = null where sent_at is not null and created_at >= $1',
    [since ?? new Date(0)],
  );
  await client.query('update relay_state set cluster_id = $1', [clusterId]);
  await client.query('commit');
  return rowCount ?? 0;
}
