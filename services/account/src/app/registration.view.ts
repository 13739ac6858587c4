import { maskEmail, maskPhone } from '#privacy';
import type { Contact } from '../domain/contact.js';
import type { KnownDocument } from '../domain/document.js';
import type { RegistrationData } from '../domain/registration.data.js';

export type MaskedContact = Pick<Contact, 'contactId' | 'channel' | 'provenAt'> & { readonly masked: string };

/** What an applicant sees of the own registration. */
export interface RegistrationView
  extends Pick<
    RegistrationData,
    | 'registrationId'
    | 'registrationNumber'
    | 'periodId'
    | 'state'
    | 'person'
    | 'warnings'
    | 'verifiedAt'
    | 'activatedAt'
    | 'cancelled'
  > {
  readonly contacts: readonly MaskedContact[];
  readonly documents: readonly KnownDocument[];
  readonly submittedAt: Date | null;
}

export function maskedContact({ contactId, channel, address, provenAt }: Contact): MaskedContact {
  return { contactId, channel, provenAt, masked: channel === 'email' ? maskEmail(address) : maskPhone(address) };
}

/** What was handed in; before that the last of each kind that was heard of. */
function shownDocuments({ documents, submission }: RegistrationData): KnownDocument[] {
  if (submission) return documents.filter(({ submitted }) => submitted);
  const inOrder = [...documents].sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  return [...new Map(inOrder.map((document) => [document.kind, document])).values()];
}

export function viewOf(data: RegistrationData): RegistrationView {
  const { registrationId, registrationNumber, periodId, state, person, warnings, verifiedAt, activatedAt, cancelled } =
    data;
  return {
    ...{ registrationId, registrationNumber, periodId, state, person, warnings, verifiedAt, activatedAt, cancelled },
    contacts: data.contacts.map(maskedContact),
    documents: shownDocuments(data),
    submittedAt: data.submission?.at ?? null,
  };
}
