import { z } from 'zod';
import type { Language } from '#errors';
import { MOST_DISPUTE_FILES } from '../../domain/dispute.js';
import { type DocumentType, documentTypes } from '../../domain/document-type.js';
import type { Period } from '../../domain/period.js';
import type { Requirement } from '../../domain/requirement.js';

const types = z.enum(Object.keys(documentTypes) as [DocumentType, ...DocumentType[]]);

const asked = {
  kind: z
    .string()
    .describe('What a slot is asked for by.')
    .meta({ examples: ['ktp'] }),
  label: z.string().describe("The document's name in the reader's language."),
  help: z.string().describe('What a good one looks like.'),
  types: z.array(types).describe('Media types that are accepted.'),
  minBytes: z.int().describe('Smallest size.'),
  maxBytes: z.int().describe('Largest size.'),
  minShortSide: z.int().describe("Least length of an image's shorter side, in pixels; 0 where there is none."),
};

export const requirementsAnswer = z
  .strictObject({
    periodId: z.uuid().describe('The registration period that these are asked for in.'),
    requirements: z
      .array(
        z.strictObject({
          ...asked,
          mandatory: z.boolean().describe('Whether a registration is incomplete without it.'),
        }),
      )
      .describe('In the order in which a form shows them.'),
    dispute: z
      .strictObject({ ...asked, mostFiles: z.int().describe('How many files of this kind there may be.') })
      .optional()
      .describe('What evidence for a dispute about a NIK has to be like; it is asked for once a dispute is open.'),
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
            minShortSide: 300,
          },
        ],
        dispute: {
          kind: 'dispute',
          label: 'Bukti sengketa NIK',
          help: 'Bukti bahwa NIK itu milik Anda.',
          types: ['application/pdf', 'image/jpeg', 'image/png'],
          minBytes: 512,
          maxBytes: 819_200,
          minShortSide: 300,
          mostFiles: 5,
        },
      },
    ],
  });

export function toRequirementsAnswer(period: Period, language: Language): z.output<typeof requirementsAnswer> {
  const { id: periodId, evidence } = period;
  const requirements = period.requirements.map((requirement) => ({
    ...toAsked(requirement, language),
    mandatory: requirement.properties.mandatory,
  }));
  if (!evidence) return { periodId, requirements };
  return { periodId, requirements, dispute: { ...toAsked(evidence, language), mostFiles: MOST_DISPUTE_FILES } };
}

function toAsked({ properties }: Requirement, language: Language) {
  const { kind, label, help, types, minBytes, maxBytes, minShortSide } = properties;
  return { kind, label: label[language], help: help[language], types: [...types], minBytes, maxBytes, minShortSide };
}
