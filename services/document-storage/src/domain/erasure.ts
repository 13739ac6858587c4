import type { Document } from './document.js';

// A form lets its holder begin an upload until the slot expires, and an inspection that is under way may still write:
// what comes that late is looked for once more.
const LATE_UPLOAD_MS = 10 * 60_000;
const LATE_COPY_MS = 5 * 60_000;

/** What is kept of somebody who was erased: that it was done. */
export interface Erasure {
  /** When everything was gone, and that was said; null until then. */
  readonly doneAt: Date | null;
  /** When the storage is to be searched for what is left; null when nothing can come any more. */
  readonly searchAt: Date | null;
  /** From when on nothing new can come. */
  readonly settledAt: Date;
}

/** Where no file was ever asked for there is nothing to search for. */
export function beginErasure(documents: readonly Document[], now: Date): Erasure {
  if (documents.length === 0) return { doneAt: now, searchAt: null, settledAt: now };
  const ends = documents.map(({ slot }) => slot.expiresAt.getTime() + LATE_UPLOAD_MS);
  return { doneAt: null, searchAt: now, settledAt: new Date(Math.max(now.getTime() + LATE_COPY_MS, ...ends)) };
}

/** The storage holds nothing now. */
export function searched({ doneAt, settledAt }: Erasure, now: Date): Erasure {
  return { doneAt: doneAt ?? now, searchAt: now < settledAt ? settledAt : null, settledAt };
}
