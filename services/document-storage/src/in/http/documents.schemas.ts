import { z } from 'zod';
import type { Language } from '#errors';
import { fieldText } from '#runtime';
import type { CommittedDocument } from '../../app/commit-document.js';
import type { Document } from '../../domain/document.js';
import { rejectionTexts, warningTexts } from '../../domain/reasons.js';

const idFormat = fieldText('document-id-format', {
  id: 'Alamat dokumen ini tidak benar.',
  en: 'This is not the address of a document.',
});

export const documentPath = z.object({ documentId: z.uuid(idFormat).describe('As the slot named it.') });
export type DocumentPath = z.output<typeof documentPath>;

const kind = z
  .string()
  .describe('As the requirements name it.')
  .meta({ examples: ['ktp'] });

export const commitAnswer = z.strictObject({
  documentId: z.uuid(),
  kind,
  state: z
    .enum(['committed', 'accepted', 'rejected', 'reopened', 'overdue'])
    .describe('Later than `committed` when it is sent again after the inspection.'),
  receipt: z
    .string()
    .describe('Proof for the submission: a compact JWS with EdDSA.')
    .meta({ examples: ['eyJhbGciOiJFZERTQSIsInR5cCI6ImRvY3VtZW50LXJlY2VpcHQifQ.eyJraW5kIjoia3RwIn0.c2lnbmF0dXJl'] }),
});

export function toCommitAnswer({ document, receipt }: CommittedDocument) {
  const { slot, progress } = document;
  return { documentId: slot.documentId, kind: slot.kind, state: progress.state, receipt };
}

const documentEntry = z.strictObject({
  documentId: z.uuid(),
  kind,
  state: z
    .enum(['slot', 'committed', 'accepted', 'rejected', 'reopened', 'overdue', 'replaced'])
    .describe(
      '`committed` waits for its inspection; `reopened` was refused after the submission and may be replaced until `until`; `overdue` was not; `replaced` counts no more.',
    ),
  sizeBytes: z
    .int()
    .describe('The length of the upload.')
    .meta({ examples: [181_204] }),
  until: z.iso.datetime().optional().describe('When the time to replace it ends, or ended.'),
  reason: z.string().optional().describe('Why it was rejected, as a code.'),
  reasonText: z.string().optional().describe("What is wrong and what to do, in the reader's language."),
  warnings: z
    .array(
      z.strictObject({
        code: z
          .string()
          .describe('What it is, as a stable code.')
          .meta({ examples: ['image-maybe-blurred'] }),
        text: z
          .string()
          .describe("What it is and what to do, in the reader's language.")
          .meta({
            examples: [
              'Gambar mungkin buram. Buka dan periksa; bila tulisannya sulit dibaca, unggah yang lebih tajam.',
            ],
          }),
      }),
    )
    .describe('What is worth a second look.'),
});
type Entry = z.output<typeof documentEntry>;

export const documentsAnswer = z.strictObject({ documents: z.array(documentEntry).describe('Oldest first.') });

export function toDocumentsAnswer(
  documents: readonly Document[],
  language: Language,
): z.output<typeof documentsAnswer> {
  return { documents: documents.map((document) => toEntry(document, language)) };
}

function toEntry({ slot, progress, isReplaced }: Document, language: Language): Entry {
  const { reason, reopenedUntil } = progress;
  return {
    documentId: slot.documentId,
    kind: slot.kind,
    state: isReplaced ? 'replaced' : progress.state,
    sizeBytes: slot.sizeBytes,
    ...(reopenedUntil ? { until: reopenedUntil.toISOString() } : {}),
    ...(reason ? { reason, reasonText: rejectionTexts[reason][language] } : {}),
    warnings: progress.warnings.map((code) => ({ code, text: warningTexts[code][language] })),
  };
}
