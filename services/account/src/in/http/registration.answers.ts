import type { z } from 'zod';
import type { Language } from '#errors';
import type { Drafted } from '../../app/draft-registration.js';
import type { RegistrationView } from '../../app/registration.view.js';
import type { Submitted } from '../../app/submit-registration.js';
import { suggestedDomain } from '../../domain/mail-domains.js';
import { type PersonWarning, warningPointers, warningTexts } from '../../domain/person.warnings.js';
import type { draftAnswer, registrationAnswer, submissionAnswer } from './registrations.schemas.js';

function warningsIn(language: Language, warnings: readonly PersonWarning[]) {
  return warnings.map((code) => ({ pointer: warningPointers[code], code, detail: warningTexts[code][language] }));
}

function suggestionsIn(language: Language, domain: string | null) {
  if (domain === null) return [];
  const detail = {
    id: `Apakah maksud Anda @${domain}? Bila alamatnya sudah benar, lanjutkan saja.`,
    en: `Did you mean @${domain}? If the address is right, just go on.`,
  };
  const code = 'email-domain-unusual' as const;
  return [{ pointer: '/contacts/email', code, suggestion: domain, detail: detail[language] }];
}

// Named one by one: a replayed answer comes from the database with its members in another order.
export function toDraftAnswer(
  { registrationId, registrationNumber, state, warnings, expiresAt }: Drafted,
  email: string,
  language: Language,
): z.input<typeof draftAnswer> {
  const suggestions = suggestionsIn(language, suggestedDomain(email) ?? null);
  const warned = warningsIn(language, warnings);
  return { registrationId, registrationNumber, state, warnings: warned, suggestions, expiresAt };
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
    suggestions: suggestionsIn(language, view.suggestedDomain),
    consents: view.consents.map(({ givenAt, ...consent }) => ({ ...consent, givenAt: givenAt.toISOString() })),
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
    dispute: view.dispute && { ...view.dispute, openedAt: view.dispute.openedAt.toISOString() },
    cancelled: cancelled && { reason: cancelled.reason, at: cancelled.at.toISOString() },
  };
}

export function toSubmissionAnswer({ first, submittedAt, ...rest }: Submitted): z.input<typeof submissionAnswer> {
  const { contactId, channel, masked } = first;
  return { ...rest, submittedAt: submittedAt.toISOString(), first: { contactId, channel, masked } };
}
