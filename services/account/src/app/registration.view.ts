import { maskEmail, maskPhone } from '#privacy';
import type { Contact } from '../domain/contact.js';
import type { Deadline } from '../domain/deadline.js';
import type { KnownDocument } from '../domain/document.js';
import type { RegistrationData } from '../domain/registration.data.js';
import type { Registration } from '../domain/registration.js';
import type { Work } from './ports.js';

export type MaskedContact = Pick<Contact, 'contactId' | 'channel' | 'provenAt' | 'channelFailedAt'> & {
  readonly masked: string;
};

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
    | 'draftExpiresAt'
    | 'cancelled'
  > {
  readonly contacts: readonly MaskedContact[];
  readonly documents: readonly KnownDocument[];
  readonly submittedAt: Date | null;
  /** Of what has to be proven next, once it is known. */
  readonly deadline: Deadline | null;
}

export function maskedContact({ contactId, channel, address, provenAt, channelFailedAt }: Contact): MaskedContact {
  const masked = channel === 'email' ? maskEmail(address) : maskPhone(address);
  return { contactId, channel, provenAt, channelFailedAt, masked };
}

/** What was handed in; before that the last of each kind that was heard of. */
function shownDocuments({ documents, submission }: RegistrationData): KnownDocument[] {
  if (submission) return documents.filter(({ submitted }) => submitted);
  const inOrder = [...documents].sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  return [...new Map(inOrder.map((document) => [document.kind, document])).values()];
}

/** How a registration stands, deadline included. */
export async function view({ deadlines }: Work, registration: Registration): Promise<RegistrationView> {
  const { data, duePurpose } = registration;
  const { registrationId, registrationNumber, periodId, state, person, warnings, cancelled } = data;
  const { verifiedAt, activatedAt, draftExpiresAt } = data;
  return {
    ...{ registrationId, registrationNumber, periodId, state, person, warnings, cancelled },
    ...{ verifiedAt, activatedAt, draftExpiresAt },
    contacts: data.contacts.map(maskedContact),
    documents: shownDocuments(data),
    submittedAt: data.submission?.at ?? null,
    deadline: (duePurpose && (await deadlines.of(registrationId, duePurpose))) ?? null,
  };
}
