import type { z } from 'zod';
import type { Language } from '#errors';
import type { ExportedRecord } from '../../app/export-record.js';
import type { recordAnswer } from './record.schemas.js';
import { toTimelineAnswer } from './timeline.answers.js';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Everything that is kept about a person, as the person gets it. */
export function toRecordAnswer(record: ExportedRecord, language: Language): z.input<typeof recordAnswer> {
  const { at, data, dispute, timeline, sessions, audit } = record;
  const { registrationId, registrationNumber, periodId, state, locale, person, cancelled } = data;
  return {
    exportedAt: at.toISOString(),
    ...{ registrationId, registrationNumber, periodId, state, locale },
    createdAt: data.createdAt.toISOString(),
    submittedAt: iso(data.submission?.at ?? null),
    verifiedAt: iso(data.verifiedAt),
    activatedAt: iso(data.activatedAt),
    cancelled: cancelled && { reason: cancelled.reason, at: cancelled.at.toISOString() },
    person,
    warnings: [...data.warnings],
    contacts: data.contacts.map(({ contactId, channel, address, ...moments }) => ({
      ...{ contactId, channel, address },
      provenAt: iso(moments.provenAt),
      challengedAt: iso(moments.challengedAt),
      channelFailedAt: iso(moments.channelFailedAt),
      disownedAt: iso(moments.disownedAt),
    })),
    consents: data.consents.map((consent) => ({ ...consent, givenAt: consent.givenAt.toISOString() })),
    documents: data.documents.map((document) => ({
      ...document,
      changedAt: document.changedAt.toISOString(),
      reopenedUntil: iso(document.reopenedUntil),
    })),
    dispute: dispute ? { ...dispute, openedAt: dispute.openedAt.toISOString() } : null,
    timeline: toTimelineAnswer(timeline, language).entries,
    sessions: sessions.map((session) => ({
      ...session,
      startedAt: session.startedAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
      endedAt: iso(session.endedAt),
    })),
    audit: audit.map(({ at: done, actor, action, fields }) => ({
      ...{ at: done.toISOString(), actor, action },
      fields: [...fields],
    })),
  };
}
