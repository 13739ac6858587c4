import { createHash } from 'node:crypto';

/**
 * A 64-bit id for PostgreSQL's advisory locks, as a decimal string. Two names that collide only wait for each other
 * without need.
 */
export function lockId(...name: string[]): string {
  return createHash('sha256').update(name.join('\0')).digest().readBigInt64BE(0).toString();
}

/** Held by the relay that is active, by its session. */
export const RELAY_LOCK = lockId('daftar', 'relay');
/** Held by an operator's work that needs the relay to stand aside; the relay asks for it before every batch. */
export const STAND_ASIDE_LOCK = lockId('daftar', 'relay', 'stand aside');
/** Held while partitions are made and dropped. */
export const PARTITIONS_LOCK = lockId('daftar', 'partitions');
