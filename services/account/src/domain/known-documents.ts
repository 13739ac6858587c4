import type { DocumentReceipt, KnownDocument } from './document.js';

type Documents = readonly KnownDocument[];
type Inspected = Omit<KnownDocument, 'submitted' | 'changedAt' | 'reopenedUntil'>;

const later = (a: Date | null, b: Date) => (a && a > b ? a : b);
const withOne = (documents: Documents, document: KnownDocument): Documents => [
  ...documents.filter(({ documentId }) => documentId !== document.documentId),
  document,
];

export function documentOf(documents: Documents, documentId: string | undefined): KnownDocument | undefined {
  return documents.find((document) => document.documentId === documentId);
}

/** What is known once the documents of these receipts went into a submission. */
export function handedInDocuments(documents: Documents, receipts: readonly DocumentReceipt[], now: Date): Documents {
  const fresh = { state: 'committed', reason: null, changedAt: now, reopenedUntil: null } as const;
  return receipts.reduce<Documents>((known, { documentId, kind, sha256 }) => {
    const before = documentOf(documents, documentId);
    return withOne(known, { ...fresh, ...before, documentId, kind, sha256, submitted: true });
  }, documents);
}

/** What is known once an inspection ended, and which document that was handed in it stands for now. */
export function inspectedDocuments(documents: Documents, document: Inspected, now: Date, replaces?: string): Documents {
  const before = documentOf(documents, document.documentId);
  const replaced = documentOf(documents, replaces);
  const submitted = before?.submitted || replaced?.submitted || false;
  const reopenedUntil = before?.reopenedUntil ?? null;
  const inspected = withOne(documents, { ...document, submitted, changedAt: now, reopenedUntil });
  return replaced
    ? withOne(inspected, { ...replaced, submitted: false, reopenedUntil: null, changedAt: now })
    : inspected;
}

/** A refused document may be replaced until then; never earlier than was said before. */
export function reopenedDocuments(documents: Documents, documentId: string, until: Date): Documents {
  const document = documentOf(documents, documentId);
  return document
    ? withOne(documents, { ...document, reopenedUntil: later(document.reopenedUntil, until) })
    : documents;
}
