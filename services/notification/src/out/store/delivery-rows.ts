import { Delivery, type DeliveryProgress, type SealedPayload } from '../../domain/delivery.js';
import type { DeliveryRow } from './rows.js';

type ProgressColumns = Omit<DeliveryRow, keyof Delivery['order'] | 'deliveryId' | 'queuedAt' | 'changedAt'>;

/** The columns that change. */
export function progressColumns({ payload, ...progress }: DeliveryProgress): ProgressColumns {
  return {
    ...progress,
    sealedRecipient: payload?.recipient ?? null,
    sealedName: payload?.name ?? null,
    sealedCode: payload?.code ?? null,
    leaseUntil: progress.leaseUntil ?? null,
    sentAt: progress.sentAt ?? null,
    reason: progress.reason ?? null,
  };
}

export function toRow({ order, progress }: Delivery, at: Date): DeliveryRow {
  const { id: deliveryId, traceparent = null, ...rest } = order;
  return { ...rest, deliveryId, traceparent, ...progressColumns(progress), queuedAt: at, changedAt: at };
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { registrationId, challengeId, contactId, channel, purpose, locale, sendBefore } = row;
  const { state, attempts, unknownResults, nextAttemptAt, revoked } = row;
  return Delivery.rebuildFromStorage(
    {
      id: row.deliveryId,
      registrationId,
      challengeId,
      contactId,
      channel,
      purpose,
      locale,
      sendBefore,
      traceparent: row.traceparent ?? undefined,
    },
    {
      state,
      attempts,
      unknownResults,
      nextAttemptAt,
      revoked,
      payload: payloadOf(row),
      leaseUntil: row.leaseUntil ?? undefined,
      sentAt: row.sentAt ?? undefined,
      reason: row.reason ?? undefined,
    },
  );
}

function payloadOf({ sealedRecipient, sealedName, sealedCode }: DeliveryRow): SealedPayload | undefined {
  if (sealedRecipient === null || sealedName === null || sealedCode === null) return undefined;
  return { recipient: sealedRecipient, name: sealedName, code: sealedCode };
}
