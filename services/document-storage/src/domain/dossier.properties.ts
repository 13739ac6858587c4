import type { Erasure } from './erasure.js';
import type { RejectionReason, WarningCode } from './reasons.js';
import type { DeclaredFile } from './requirement.js';

export interface DossierProperties {
  readonly registrationId: string;
  readonly periodId: string;
  /** The key of the person, wrapped; destroying it erases every document. Null when that was done. */
  readonly wrappedKey: string | null;
  readonly submittedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** Until when an administrator gave time to replace documents, those included that are refused later. */
  readonly extendedTo: Date | null;
  /** When the person said that a NIK that another one holds is theirs. */
  readonly disputedAt: Date | null;
  readonly erasure: Erasure | null;
}

export interface SlotRequest extends DeclaredFile {
  readonly documentId: string;
  readonly sha256: string;
}

/** How a document left its inspection. */
export type Verdict =
  | { readonly accepted: true; readonly warnings: readonly WarningCode[] }
  | { readonly accepted: false; readonly reason: RejectionReason };
