import { Document, type Progress, type Slot } from '../../domain/document.js';
import type { DossierProperties } from '../../domain/dossier.properties.js';
import type { DocumentRow, DossierRow } from './rows.js';

const SLOT_COLUMNS = [
  ...(['registrationId', 'ordinal', 'kind', 'contentType', 'sizeBytes', 'sha256'] as const),
  ...(['maxBytes', 'minShortSide', 'minSharpness', 'mandatory', 'replaces', 'openedAt', 'expiresAt'] as const),
];
const PROGRESS_COLUMNS = [
  ...(['state', 'standing', 'committedAt', 'inspectedAt', 'reason', 'warnings', 'reopenedUntil'] as const),
];

function pick<T, K extends keyof T>(row: T, columns: readonly K[]): Pick<T, K> {
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Pick<T, K>;
}

/** The columns of text hold only what the domain wrote; checks of the database keep them so. */
export function toDocument(row: DocumentRow): Document {
  const slot = { documentId: row.id, ...pick(row, SLOT_COLUMNS) } as Slot;
  return Document.unmarshalFromDatabase(slot, pick(row, PROGRESS_COLUMNS) as Progress);
}

export function toRow({ slot, progress }: Document): DocumentRow {
  const { documentId, ...promised } = slot;
  return { id: documentId, ...promised, ...progress, warnings: [...progress.warnings] };
}

export function toDossier({ erasedAt, searchAt, settledAt, ...row }: DossierRow): DossierProperties {
  return { ...row, erasure: settledAt && { doneAt: erasedAt, searchAt, settledAt } };
}

/** What changes once a dossier is made. */
export function toDossierRow({ erasure, ...properties }: DossierProperties) {
  const { wrappedKey, submittedAt, cancelledAt, extendedTo, disputedAt } = properties;
  const { doneAt: erasedAt = null, searchAt = null, settledAt = null } = erasure ?? {};
  return { wrappedKey, submittedAt, cancelledAt, extendedTo, disputedAt, erasedAt, searchAt, settledAt };
}
