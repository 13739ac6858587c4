import { type FieldError, invalidRequest } from '#errors';
import { consentMissing } from './consent.errors.js';
import { type Consent, SWAFOTO } from './consent.js';
import type { Contact } from './contact.js';
import type { DocumentReceipt, KnownDocument, Requirement } from './document.js';
import { type FieldCode, fieldError } from './field.texts.js';
import type { Channel, VerificationPolicy } from './period.js';
import { documentsIncomplete } from './registration.errors.js';

/** What must hold of the documents when *Daftar* is pressed. */
export interface HandedIn {
  readonly registrationId: string;
  readonly receipts: readonly DocumentReceipt[];
  readonly known: readonly KnownDocument[];
  readonly requirements: readonly Requirement[];
}

function problemOf(
  receipt: DocumentReceipt,
  index: number,
  { registrationId, receipts, known }: HandedIn,
): FieldCode | undefined {
  if (receipt.registrationId !== registrationId) return 'receipt-of-another';
  if (known.some(({ documentId, state }) => documentId === receipt.documentId && state === 'rejected'))
    return 'document-rejected';
  const twin = receipts
    .slice(0, index)
    .some(({ kind, documentId }) => kind === receipt.kind && documentId !== receipt.documentId);
  return twin ? 'document-twice' : undefined;
}

const missing = ({ label }: Requirement): FieldError => ({
  pointer: '/receipts',
  code: 'document-missing',
  detail: { id: `Dokumen ${label.id} belum diunggah.`, en: `The document ${label.en} is not uploaded yet.` },
});

/**
 * The documents that go into the submission, each once.
 * @throws CodedError `documents-incomplete` with a pointer to each receipt that cannot count and each kind that lacks.
 */
export function completeDocuments(handedIn: HandedIn): DocumentReceipt[] {
  const { receipts, requirements } = handedIn;
  const problems = receipts.map((receipt, index) => ({ index, code: problemOf(receipt, index, handedIn) }));
  const refused = problems.flatMap(({ index, code }) => (code ? [fieldError(`/receipts/${index}`, code)] : []));
  const kinds = new Set(receipts.map(({ kind }) => kind));
  const lacking = requirements.filter(({ kind, mandatory }) => mandatory && !kinds.has(kind)).map(missing);
  if (refused.length + lacking.length > 0) throw documentsIncomplete({ fields: [...refused, ...lacking] });
  return [...new Map(receipts.map((receipt) => [receipt.documentId, receipt])).values()];
}

/** @throws CodedError `consent-missing` where the photo of a face would go in without the consent to it. */
export function mustHaveConsent(documents: readonly DocumentReceipt[], consents: readonly Consent[]): void {
  const lacks = documents.some(({ kind }) => kind === SWAFOTO) && !consents.some(({ scope }) => scope === 'swafoto');
  if (lacks) throw consentMissing({ fields: [fieldError('/consent/swafoto', 'swafoto-consent-needed')] });
}

/** The contact that is proven first, by the period's policy and the applicant's choice. @throws CodedError `invalid-request` */
export function firstContact(
  contacts: readonly Contact[],
  policy: VerificationPolicy,
  chosen: Channel | undefined,
): Contact {
  const refuse = (code: FieldCode) => invalidRequest({ fields: [fieldError('/first', code)] });
  if (policy.verify !== 'choice' && chosen !== undefined && chosen !== policy.verify) throw refuse('first-not-offered');
  const channel = policy.verify === 'choice' ? chosen : policy.verify;
  const contact = contacts.find((candidate) => candidate.channel === channel);
  if (!contact) throw refuse('first-needed');
  return contact;
}
