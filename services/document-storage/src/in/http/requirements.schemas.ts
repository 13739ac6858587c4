import { z } from 'zod';
import type { Language } from '#errors';
import { type DocumentType, documentTypes } from '../../domain/document-type.js';
import type { Period } from '../../domain/period.js';

const types = z.enum(Object.keys(documentTypes) as [DocumentType, ...DocumentType[]]);

export const requirementsAnswer = z
  .strictObject({
    periodId: z.uuid().describe('The registration period that these are asked for in.'),
    requirements: z
      .array(
        z.strictObject({
          kind: z
            .string()
            .describe('What a slot is asked for by.')
            .meta({ examples: ['ktp'] }),
          label: z.string().describe("The document's name in the reader's language."),
          help: z.string().describe('What a good one looks like.'),
          mandatory: z.boolean().describe('Whether a registration is incomplete without it.'),
          types: z.array(types).describe('Media types that are accepted.'),
          minBytes: z.int().describe('Smallest size.'),
          maxBytes: z.int().describe('Largest size.'),
        }),
      )
      .describe('In the order in which a form shows them.'),
  })
  .meta({
    examples: [
      {
        periodId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c02',
        requirements: [
          {
            kind: 'ktp',
            label: 'KTP',
            help: 'Foto atau pindaian berwarna KTP asli.',
            mandatory: true,
            types: ['image/jpeg', 'image/png'],
            minBytes: 2_048,
            maxBytes: 204_800,
          },
        ],
      },
    ],
  });

export function toRequirementsAnswer(period: Period, language: Language): z.output<typeof requirementsAnswer> {
  const requirements = period.requirements.map(({ properties }) => ({
    kind: properties.kind,
    label: properties.label[language],
    help: properties.help[language],
    mandatory: properties.mandatory,
    types: [...properties.types],
    minBytes: properties.minBytes,
    maxBytes: properties.maxBytes,
  }));
  return { periodId: period.id, requirements };
}
