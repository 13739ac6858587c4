import type { Contact } from './contact.js';
import type { VerificationPolicy } from './period.js';
import type { PersonData } from './person.js';

export type Locale = 'id' | 'en';
export type CancellationReason = 'nik-taken';

/** Stays inside this process: it holds what the contract is made of, and out/events seals what must not be read. */
export interface Submitted {
  readonly type: 'submitted';
  readonly registrationId: string;
  readonly periodId: string;
  readonly policy: VerificationPolicy;
  readonly first: string;
  readonly contacts: readonly Contact[];
  readonly person: Pick<PersonData, 'name' | 'birthDate'>;
  readonly documents: readonly { readonly documentId: string; readonly sha256: string }[];
  readonly locale: Locale;
}

export type RegistrationEvent =
  | Submitted
  | { readonly type: 'verified'; readonly registrationId: string }
  | { readonly type: 'activated'; readonly registrationId: string }
  | { readonly type: 'cancelled'; readonly registrationId: string; readonly reason: CancellationReason };
