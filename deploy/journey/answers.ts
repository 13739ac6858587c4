/** What the API answers, as far as the journey reads it. The whole of it stands in docs/openapi.json. */

export type Channel = 'email' | 'sms';
export type RegistrationState = 'draft' | 'submitted' | 'verified' | 'active' | 'cancelled';

export interface Period {
  readonly periodId: string;
  readonly name: string;
  readonly closesAt: string;
  readonly noticeVersion: string;
  readonly state: 'not-yet' | 'open' | 'closed';
  readonly policy: { readonly verify: Channel | 'choice'; readonly activate: 'other' | 'same' | 'none' };
}

export interface Requirement {
  readonly kind: string;
  readonly label: string;
  readonly mandatory: boolean;
  readonly types: readonly string[];
  readonly maxBytes: number;
}

export interface Draft {
  readonly registrationId: string;
  readonly registrationNumber: string;
}

export interface Registration extends Draft {
  readonly state: RegistrationState;
  readonly person: { readonly nik: string; readonly address: { readonly street: string } };
  readonly cancelled: { readonly reason: string } | null;
}

export interface Slot {
  readonly documentId: string;
  readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

export interface Committed {
  readonly receipt: string;
}

export interface Documents {
  readonly documents: readonly {
    readonly documentId: string;
    readonly kind: string;
    readonly state: 'slot' | 'committed' | 'accepted' | 'rejected' | 'replaced';
    readonly reasonText?: string | null;
  }[];
}

export interface Submission {
  readonly submittedAt: string;
  readonly first: { readonly channel: Channel };
}

export interface Confirmation {
  readonly outcome: 'verified' | 'already-verified';
  readonly channel: Channel;
}
