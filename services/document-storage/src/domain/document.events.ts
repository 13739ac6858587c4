import type { RejectionReason, WarningCode } from './reasons.js';
import type { Requirement } from './requirement.js';

interface OfDocument {
  readonly registrationId: string;
  readonly documentId: string;
  readonly kind: string;
}

interface AboutDocument extends OfDocument {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What happened, in the words of the domain. */
export type DomainEvent =
  | { readonly name: 'requirements-changed'; readonly periodId: string; readonly requirements: readonly Requirement[] }
  | (AboutDocument & {
      readonly name: 'document-accepted';
      /** The submitted document whose place this one took. */
      readonly replaces?: string;
      readonly warnings: readonly WarningCode[];
    })
  | (AboutDocument & { readonly name: 'document-rejected'; readonly reason: RejectionReason })
  | (OfDocument & { readonly name: 'document-reopened'; readonly until: Date; readonly reason: RejectionReason })
  | (OfDocument & { readonly name: 'document-overdue'; readonly until: Date })
  | { readonly name: 'documents-erased'; readonly registrationId: string };
