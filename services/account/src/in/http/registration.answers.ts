import type { z } from 'zod';
import type { Language } from '#errors';
import type { Drafted } from '../../app/draft-registration.js';
import type { RegistrationView } from '../../app/registration.view.js';
import type { Submitted } from '../../app/submit-registration.js';
import { type PersonWarning, warningPointers, warningTexts } from '../../domain/person.warnings.js';
import type { draftAnswer, registrationAnswer, submissionAnswer } from './registrations.schemas.js';

function warningsIn(language: Language, warnings: readonly PersonWarning[]) {
  return warnings.map((code) => ({ pointer: warningPointers[code], code, detail: warningTexts[code][language] }));
}

// Named one by one: a replayed answer comes from the database with its members in another order.
export function toDraftAnswer(
  { registrationId, registrationNumber, state, warnings }: Drafted,
  language: Language,
): z.input<typeof draftAnswer> {
  return { registrationId, registrationNumber, state, warnings: warningsIn(language, warnings) };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function toRegistrationAnswer(view: RegistrationView, language: Language): z.input<typeof registrationAnswer> {
  const { registrationId, registrationNumber, state, periodId, person, cancelled } = view;
  return {
    ...{ registrationId, registrationNumber, state, periodId, person },
    warnings: warningsIn(language, view.warnings),
    contacts: view.contacts.map((contact) => ({ ...contact, provenAt: iso(contact.provenAt) })),
    documents: view.documents.map(({ documentId, kind, state: of, reason }) => ({
      documentId,
      kind,
      state: of,
      reason,
    })),
    submittedAt: iso(view.submittedAt),
    verifiedAt: iso(view.verifiedAt),
    activatedAt: iso(view.activatedAt),
    cancelled: cancelled && { reason: cancelled.reason, at: cancelled.at.toISOString() },
  };
}

export function toSubmissionAnswer({ first, submittedAt, ...rest }: Submitted): z.input<typeof submissionAnswer> {
  const { contactId, channel, masked } = first;
  return { ...rest, submittedAt: submittedAt.toISOString(), first: { contactId, channel, masked } };
}
