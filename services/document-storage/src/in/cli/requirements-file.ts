import { z } from 'zod';
import { type DocumentType, documentTypes } from '../../domain/document-type.js';
import type { Period } from '../../domain/period.js';
import { Requirement } from '../../domain/requirement.js';

// As long as the event that announces them lets a label be.
const label = z.string().min(1).max(300);
const help = z.string().min(1).max(1_000);
const type = z.enum(Object.keys(documentTypes) as [DocumentType, ...DocumentType[]]);

const file = z.strictObject({
  requirements: z.array(
    z.strictObject({
      kind: z.string(),
      label: z.strictObject({ id: label, en: label }),
      help: z.strictObject({ id: help, en: help }),
      mandatory: z.boolean(),
      types: z.array(type).min(1),
      minBytes: z.int().positive(),
      maxBytes: z.int().positive(),
      minShortSide: z.int().nonnegative(),
      minSharpness: z.number().nonnegative(),
    }),
  ),
});

/** @throws Error that says what is wrong, by the place in the file */
export function readRequirements(text: string): Requirement[] {
  const parsed = file.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data.requirements.map((properties) => new Requirement(properties));
}

/** What `readRequirements` takes, to be edited. */
export function writeRequirements({ all }: Period): string {
  return JSON.stringify({ requirements: all.map((requirement) => requirement.written()) }, null, 2);
}
