import { z } from 'zod';
import type { Schema } from './operation.js';
import { vocabulary } from './vocabulary.js';

type Zod = { readonly zodSchema: z.core.$ZodTypes; readonly jsonSchema: z.core.JSONSchema.BaseSchema };

// Formats say it shorter than the patterns by which zod checks them.
const SAID_BY_FORMAT = new Set(['uuid', 'date-time', 'date', 'email', 'uri']);

/** The words of the vocabulary for a field that has none of its own. */
function described(name: string, field: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  const word = vocabulary[name];
  if (!word || field.description !== undefined) return field;
  const { about, example } = word;
  const lacksExample = example !== undefined && field.type === 'string' && !field.enum && !field.examples;
  return { ...field, description: about, ...(lacksExample ? { examples: [example] } : {}) };
}

function refine({ zodSchema, jsonSchema }: Zod): void {
  // zod drops the examples of what it transforms, for they might show the result. Ours show what to send.
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (Array.isArray(examples)) jsonSchema.examples = examples;
  if (jsonSchema.format && SAID_BY_FORMAT.has(jsonSchema.format)) delete jsonSchema.pattern;
  for (const [name, field] of Object.entries(jsonSchema.properties ?? {}))
    if (jsonSchema.properties && typeof field === 'object') jsonSchema.properties[name] = described(name, field);
}

// What is answered may gain fields without breaking anybody; what is sent may not hold what nobody knows.
function openAnswers({ jsonSchema }: Zod): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** What a zod schema looks like as JSON Schema 2020-12. */
export function schemaOf(schema: unknown, io: 'input' | 'output'): Schema {
  const override = (found: Zod) => {
    refine(found);
    if (io === 'output') openAnswers(found);
  };
  const { $schema: _, ...converted } = z.toJSONSchema(schema as z.ZodType, { io, override });
  return converted as Schema;
}

const WHOLE = 'x-whole';

/**
 * The schema of what a route takes, through Swagger, which turns `examples` and `const` into words of OpenAPI 3.0 on
 * its way: the whole travels along as text, for `unpacked`.
 */
export function packed(schema: unknown): Record<string, unknown> {
  const whole = schemaOf(schema, 'input');
  return { ...whole, [WHOLE]: JSON.stringify(whole) };
}

/** The schema that `packed` was given. */
export function unpacked({ [WHOLE]: whole }: Schema): Schema {
  return JSON.parse(whole as string) as Schema;
}
