import { tooManySlots } from './document.errors.js';
import type { Document } from './document.js';

const HOUR_MS = 60 * 60_000;
// Seven kinds, each replaced several times, is far below this; a script that fills the storage is above it.
const MOST_SLOTS_AN_HOUR = 60;

/** @throws CodedError `too-many-slots` with the time until the oldest of them counts no more */
export function refuseFlood(documents: readonly Document[], now: Date): void {
  const recent = documents.filter(({ slot }) => now.getTime() - slot.openedAt.getTime() < HOUR_MS);
  const first = recent.at(-MOST_SLOTS_AN_HOUR);
  if (!first) return;
  throw tooManySlots({ retryAfterSeconds: (first.slot.openedAt.getTime() + HOUR_MS - now.getTime()) / 1000 });
}
