import { useQuery } from '@tanstack/react-query';
import type { Requirement, StoredDocument } from '../api/answers.js';
import { documentsQuery, requirementsQuery } from '../api/queries.js';

const SOON_MS = 2_000;

/** The newest of each kind that counts. */
export function newestByKind(documents: readonly StoredDocument[]): ReadonlyMap<string, StoredDocument> {
  return new Map(
    documents.filter(({ state }) => state !== 'replaced' && state !== 'slot').map((one) => [one.kind, one]),
  );
}

/** A document that counts for the submission, whether or not its inspection is over. */
export const isHandedIn = (stored: StoredDocument | undefined) =>
  stored?.state === 'committed' || stored?.state === 'accepted';

/** What is asked for, and what is there; asked again while something is being inspected. */
export function useDocuments() {
  const requirements = useQuery(requirementsQuery());
  const documents = useQuery({
    ...documentsQuery(),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'committed') ? SOON_MS : false),
  });
  return { requirements, documents };
}

/** The mandatory ones that are still to come. */
export function missing(requirements: readonly Requirement[], documents: readonly StoredDocument[]): Requirement[] {
  const there = newestByKind(documents);
  return requirements.filter(({ mandatory, kind }) => mandatory && !isHandedIn(there.get(kind)));
}
