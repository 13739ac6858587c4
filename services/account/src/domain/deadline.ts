import type { Purpose } from './registration.data.js';

const HOUR_MS = 3_600_000;

/** Until when a contact is to be proven, as `verification` last said. */
export interface Deadline {
  readonly registrationId: string;
  readonly purpose: Purpose;
  readonly contactId: string;
  /** Null while the clock stands. */
  readonly until: Date | null;
  readonly reason: string;
  /** When the next reminder is due; null when none is left. */
  readonly remindAt: Date | null;
}

/**
 * When the next reminder before `until` is due: the farthest of the distances that is still ahead. A distance that has
 * passed is not made up for, so that nobody gets two reminders at once after an outage, or one with the first code.
 */
export function nextReminder(until: Date | null, distanceHours: readonly number[], now: Date): Date | null {
  if (!until) return null;
  const ahead = distanceHours.map((hours) => until.getTime() - hours * HOUR_MS).filter((time) => time > now.getTime());
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}
