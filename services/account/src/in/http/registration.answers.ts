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
  { registrationId, registrationNumber, state, warnings, expiresAt }: Drafted,
  language: Language,
): z.input<typeof draftAnswer> {
  return { registrationId, registrationNumber, state, warnings: warningsIn(language, warnings), expiresAt };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function deadlineAnswer(deadline: RegistrationView['deadline']) {
  if (!deadline) return null;
  const { purpose, contactId, until } = deadline;
  return { purpose, contactId, until: iso(until), paused: until === null };
}

export function toRegistrationAnswer(view: RegistrationView, language: Language): z.input<typeof registrationAnswer> {
  const { registrationId, registrationNumber, state, periodId, person, cancelled } = view;
  return {
    ...{ registrationId, registrationNumber, state, periodId, person },
    warnings: warningsIn(language, view.warnings),
    contacts: view.contacts.map(({ provenAt, channelFailedAt, ...contact }) => ({
      ...contact,
      provenAt: iso(provenAt),
      channelFailedAt: iso(channelFailedAt),
    })),
    documents: view.documents.map(({ documentId, kind, state: of, reason, reopenedUntil }) => ({
      documentId,
      kind,
      state: of,
      reason,
      reopenedUntil: iso(reopenedUntil),
    })),
    submittedAt: iso(view.submittedAt),
    verifiedAt: iso(view.verifiedAt),
    activatedAt: iso(view.activatedAt),
    draftExpiresAt: iso(view.draftExpiresAt),
    deadline: deadlineAnswer(view.deadline),
    cancelled: cancelled && { reason: cancelled.reason, at: cancelled.at.toISOString() },
  };
}

export function toSubmissionAnswer({ first, submittedAt, ...rest }: Submitted): z.input<typeof submissionAnswer> {
  const { contactId, channel, masked } = first;
  return { ...rest, submittedAt: submittedAt.toISOString(), first: { contactId, channel, masked } };
}
