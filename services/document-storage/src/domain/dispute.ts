import { disputeFull, disputeNotOpen } from './document.errors.js';
import type { Document } from './document.js';

/** The kind of what somebody hands in to show that a NIK is theirs. It is asked for when a dispute is open, not by the form. */
export const DISPUTE_KIND = 'dispute';
/** How many files a dispute may hold; of every other kind the last one alone counts. */
export const MOST_DISPUTE_FILES = 5;

/**
 * A dispute takes files whatever became of the registration, which may be a draft, or have lost its NIK and ended.
 * @throws CodedError `dispute-not-open`, `dispute-full`
 */
export function refuseDisputeFile(disputedAt: Date | null, documents: readonly Document[]): void {
  if (!disputedAt) throw disputeNotOpen();
  const handed = documents.filter(
    ({ isForDispute, awaitsUpload, isRefused }) => isForDispute && !awaitsUpload && !isRefused,
  );
  if (handed.length >= MOST_DISPUTE_FILES) throw disputeFull();
}
