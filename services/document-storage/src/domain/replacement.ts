import type { Document } from './document.js';

/**
 * The document that takes the place of a reopened one: the newest that was accepted, once nothing newer is still being
 * inspected. So the last upload wins as it always does, and a good one is not lost to a bad one that followed it.
 */
export function replacementFor(reopened: Document, documents: readonly Document[]): Document | undefined {
  const newest = offeredFor(reopened, documents).findLast(({ progress }) => progress.state !== 'rejected');
  return newest?.progress.state === 'accepted' ? newest : undefined;
}

/** Whether a replacement was committed in time whose inspection has not ended. */
export function isBeingReplaced(reopened: Document, documents: readonly Document[]): boolean {
  return offeredFor(reopened, documents).some(({ progress }) => progress.state === 'committed');
}

function offeredFor(reopened: Document, documents: readonly Document[]): Document[] {
  return documents.filter(({ slot, awaitsUpload }) => slot.replaces === reopened.id && !awaitsUpload);
}
