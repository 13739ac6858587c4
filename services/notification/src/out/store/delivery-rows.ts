import { deliveryInvalid } from '../../domain/delivery.errors.js';
import { Delivery, type DeliveryProgress, type SealedPayload, type Subject } from '../../domain/delivery.js';
import type { DeliveryRow } from './rows.js';

type SubjectColumns = Pick<DeliveryRow, 'challengeId' | 'purpose' | 'noticeId' | 'template'>;
type SealedColumns = Pick<DeliveryRow, 'sealedRecipient' | 'sealedName' | 'sealedCode' | 'sealedValues'>;
type ProgressColumns = Omit<
  DeliveryRow,
  keyof Delivery['order'] | keyof SubjectColumns | 'deliveryId' | 'queuedAt' | 'changedAt'
>;

/** The columns that change. */
export function progressColumns({ payload, ...progress }: DeliveryProgress): ProgressColumns {
  return {
    ...progress,
    ...sealedColumns(payload),
    unknownAt: [...progress.unknownAt],
    provider: progress.provider ?? null,
    providerMessageId: progress.providerMessageId ?? null,
    leaseUntil: progress.leaseUntil ?? null,
    sentAt: progress.sentAt ?? null,
    reason: progress.reason ?? null,
  };
}

export function toRow({ order, progress }: Delivery, at: Date): DeliveryRow {
  const { id: deliveryId, subject, traceparent = null, ...rest } = order;
  const about = { ...rest, ...subjectColumns(subject), deliveryId, traceparent };
  return { ...about, ...progressColumns(progress), queuedAt: at, changedAt: at };
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { registrationId, contactId, channel, locale, sendBefore, occurredAt, queuedAt } = row;
  const { state, attempts, unknownResults, unknownAt, nextAttemptAt, revoked } = row;
  return Delivery.rebuildFromStorage(
    {
      ...{ id: row.deliveryId, registrationId, contactId, channel, locale, sendBefore },
      occurredAt: occurredAt ?? queuedAt,
      subject: subjectOf(row),
      traceparent: row.traceparent ?? undefined,
    },
    {
      ...{ state, attempts, unknownResults, unknownAt, nextAttemptAt, revoked },
      payload: payloadOf(row),
      provider: row.provider ?? undefined,
      providerMessageId: row.providerMessageId ?? undefined,
      leaseUntil: row.leaseUntil ?? undefined,
      sentAt: row.sentAt ?? undefined,
      reason: row.reason ?? undefined,
    },
  );
}

function subjectColumns(subject: Subject): SubjectColumns {
  return subject.kind === 'challenge'
    ? { challengeId: subject.challengeId, purpose: subject.purpose, noticeId: null, template: null }
    : { challengeId: null, purpose: null, noticeId: subject.noticeId, template: subject.template };
}

function subjectOf({ challengeId, purpose, noticeId, template }: DeliveryRow): Subject {
  if (challengeId !== null && purpose !== null) return { kind: 'challenge', challengeId, purpose };
  if (noticeId !== null && template !== null) return { kind: 'notice', noticeId, template };
  throw deliveryInvalid();
}

function sealedColumns(payload: SealedPayload | undefined): SealedColumns {
  const sealedRecipient = payload?.recipient ?? null;
  return payload?.kind === 'notice'
    ? { sealedRecipient, sealedName: null, sealedCode: null, sealedValues: payload.values }
    : { sealedRecipient, sealedName: payload?.name ?? null, sealedCode: payload?.code ?? null, sealedValues: null };
}

function payloadOf(row: DeliveryRow): SealedPayload | undefined {
  const { sealedRecipient: recipient, sealedName: name, sealedCode: code, sealedValues: values } = row;
  if (recipient === null) return undefined;
  if (values !== null) return { kind: 'notice', recipient, values };
  return name === null || code === null ? undefined : { kind: 'challenge', recipient, name, code };
}
