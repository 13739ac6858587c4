export interface Requirement {
  readonly kind: string;
  readonly label: { readonly id: string; readonly en: string };
  readonly mandatory: boolean;
}

/** What the receipt of an upload says. */
export interface DocumentReceipt {
  readonly documentId: string;
  readonly registrationId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A document as far as account knows it. */
export interface KnownDocument {
  readonly documentId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly state: 'committed' | 'accepted' | 'rejected';
  readonly reason: string | null;
  /** Whether it was handed in with the submission. */
  readonly submitted: boolean;
  readonly changedAt: Date;
  /** Until when it may be replaced, where it was refused after the submission. */
  readonly reopenedUntil: Date | null;
}
