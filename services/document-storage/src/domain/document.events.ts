import type { RejectionReason, WarningCode } from './reasons.js';
import type { Requirement } from './requirement.js';

interface AboutDocument {
  readonly registrationId: string;
  readonly documentId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What happened, in the words of the domain. */
export type DomainEvent =
  | { readonly name: 'requirements-changed'; readonly periodId: string; readonly requirements: readonly Requirement[] }
  | (AboutDocument & { readonly name: 'document-accepted'; readonly warnings: readonly WarningCode[] })
  | (AboutDocument & { readonly name: 'document-rejected'; readonly reason: RejectionReason });
