import type { EntityManager } from 'typeorm';

/** Holds a recipient until the transaction ends, so that two who count it at once count each other. */
export async function holdFingerprint(manager: EntityManager, recipientHash: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(('x' || left($1, 16))::bit(64)::bigint)`, [recipientHash]);
}
