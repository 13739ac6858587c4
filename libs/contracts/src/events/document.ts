import { z } from 'zod';
import { defineEvent } from '../event-contract.js';
import { id, instant, reasonCode, SAMPLE, sha256 } from '../shapes.js';

/** The kind of a document, for example `ktp`, `ijazah`, `transkrip`. */
export const documentKind = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const text = z.object({ id: z.string().max(300), en: z.string().max(300) });

export const documentRequirementsChanged = defineEvent({
  name: 'document.requirements-changed.v1',
  owner: 'document-storage',
  key: 'periodId',
  about: 'Which documents a period asks for was set or edited; this is the whole list as it stands now.',
  schema: z.object({
    periodId: id,
    requirements: z.array(z.object({ kind: documentKind, label: text, mandatory: z.boolean() })).max(50),
  }),
  samples: [
    {
      periodId: SAMPLE.periodId,
      requirements: [{ kind: 'ktp', label: { id: 'KTP', en: 'Identity card (KTP)' }, mandatory: true }],
    },
  ],
});

const about = {
  registrationId: id,
  documentId: id,
  kind: documentKind,
  sha256,
  sizeBytes: z.number().int().positive(),
};
const sample = {
  registrationId: SAMPLE.registrationId,
  documentId: SAMPLE.documentId,
  kind: 'ktp',
  sha256: SAMPLE.sha256,
  sizeBytes: 181_204,
};

export const documentAccepted = defineEvent({
  name: 'document.accepted.v1',
  owner: 'document-storage',
  key: 'registrationId',
  about: 'Inspection found nothing wrong, and the clean copy is written.',
  schema: z.object({ ...about, replaces: id.optional(), warnings: z.array(reasonCode).max(10) }),
  samples: [{ ...sample, warnings: [] }],
});

export const documentRejected = defineEvent({
  name: 'document.rejected.v1',
  owner: 'document-storage',
  key: 'registrationId',
  about: 'Inspection refused the document.',
  schema: z.object({ ...about, reason: reasonCode }),
  samples: [{ ...sample, reason: 'image-unreadable' }],
});

export const documentReopened = defineEvent({
  name: 'document.reopened.v1',
  owner: 'document-storage',
  key: 'registrationId',
  about: 'A document that was refused after the submission may be replaced, alone, until a deadline.',
  schema: z.object({ registrationId: id, documentId: id, kind: documentKind, until: instant, reason: reasonCode }),
  samples: [
    {
      registrationId: SAMPLE.registrationId,
      documentId: SAMPLE.documentId,
      kind: 'ktp',
      until: SAMPLE.at,
      reason: 'image-unreadable',
    },
  ],
});

export const documentOverdue = defineEvent({
  name: 'document.overdue.v1',
  owner: 'document-storage',
  key: 'registrationId',
  about: 'The time to replace a reopened document is over, and nothing acceptable came.',
  schema: z.object({
    registrationId: id,
    documentId: id,
    kind: documentKind,
    /** The end that passed. More time that was given beyond it was not heard of when this was decided. */
    until: instant,
  }),
  samples: [{ registrationId: SAMPLE.registrationId, documentId: SAMPLE.documentId, kind: 'ktp', until: SAMPLE.at }],
});

export const documentErased = defineEvent({
  name: 'document.erased.v1',
  owner: 'document-storage',
  key: 'registrationId',
  about: 'Document storage holds nothing about this person any more.',
  schema: z.object({ registrationId: id }),
  samples: [{ registrationId: SAMPLE.registrationId }],
});
