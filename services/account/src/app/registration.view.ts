import { maskEmail, maskPhone } from '#privacy';
import type { Contact } from '../domain/contact.js';
import type { Deadline } from '../domain/deadline.js';
import { type Dispute, hasLostNik } from '../domain/dispute.js';
import type { KnownDocument } from '../domain/document.js';
import { suggestedDomain } from '../domain/mail-domains.js';
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
    | 'version'
    | 'warnings'
    | 'consents'
    | 'verifiedAt'
    | 'activatedAt'
    | 'draftExpiresAt'
    | 'cancelled'
  > {
  readonly contacts: readonly MaskedContact[];
  readonly documents: readonly KnownDocument[];
  readonly submittedAt: Date | null;
  /** The domain that was probably meant by a mistyped e-mail address, until the address is proven. */
  readonly suggestedDomain: string | null;
  readonly dispute: Pick<Dispute, 'disputeId' | 'state' | 'openedAt'> | null;
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

function suggestedFor(contacts: readonly Contact[]): string | null {
  const email = contacts.find(({ channel }) => channel === 'email');
  return email && !email.provenAt ? (suggestedDomain(email.address) ?? null) : null;
}

/** How a registration stands, deadline and dispute included. */
export async function view({ deadlines, disputes }: Work, registration: Registration): Promise<RegistrationView> {
  const { data, duePurpose } = registration;
  const { registrationId, registrationNumber, periodId, state, version, person, warnings, consents, cancelled } = data;
  const { verifiedAt, activatedAt } = data;
  const dispute = (hasLostNik(data) && (await disputes.of(registrationId))) || null;
  return {
    ...{ registrationId, registrationNumber, periodId, state, version, person, warnings, consents, cancelled },
    ...{ verifiedAt, activatedAt, dispute },
    draftExpiresAt: dispute?.state === 'open' ? null : data.draftExpiresAt,
    suggestedDomain: suggestedFor(data.contacts),
    contacts: data.contacts.map(maskedContact),
    documents: shownDocuments(data),
    submittedAt: data.submission?.at ?? null,
    deadline: (duePurpose && (await deadlines.of(registrationId, duePurpose))) ?? null,
  };
}
