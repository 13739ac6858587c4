import { DISPUTE_KIND, refuseDisputeFile } from './dispute.js';
import { alreadySubmitted, documentOverdue, registrationEnded } from './document.errors.js';
import type { Document } from './document.js';

/** What has come to pass with a registration. */
interface Course {
  readonly submittedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly disputedAt: Date | null;
}

/** Which kind is to change, and by which document where that is known. */
interface Change {
  readonly kind: string;
  readonly replaces?: string | null;
}

/**
 * Whether a file of that kind may still be added. Before the submission all may; after it only what was reopened, which
 * is given then; evidence for a dispute while that is open.
 * @throws CodedError `registration-cancelled`, `already-submitted`, `document-overdue`, `dispute-not-open`, `dispute-full`
 */
export function reopenedFor(
  { kind, replaces }: Change,
  course: Course,
  documents: readonly Document[],
  now: Date,
): Document | undefined {
  if (kind === DISPUTE_KIND) {
    refuseDisputeFile(course.disputedAt, documents);
    return undefined;
  }
  if (course.cancelledAt) throw registrationEnded();
  if (!course.submittedAt) return undefined;
  const meant = documents.find(
    ({ id, slot, progress }) =>
      progress.reopenedUntil !== null && (replaces === undefined ? slot.kind === kind : id === replaces),
  );
  if (!meant) throw alreadySubmitted();
  if (meant.progress.state === 'overdue' || endOf(meant) <= now) throw documentOverdue();
  return meant;
}

/** When the time of a reopened document is over. */
export function endOf({ progress }: Document): Date {
  if (!progress.reopenedUntil) throw new Error('a reopened document has an end');
  return progress.reopenedUntil;
}
