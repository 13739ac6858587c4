import { z } from 'zod';

interface Answer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: unknown }>;
}

/** The parts of an OpenAPI 3.1 operation that we touch. */
export interface Operation {
  summary: string;
  description?: string;
  operationId: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, Answer>;
}

export type Paths = Record<string, Record<string, Operation>>;

/** What a zod schema looks like as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export function schemaOf(schema: unknown, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...converted } = z.toJSONSchema(schema as z.ZodType, { io, override: keepExamples });
  return converted;
}

// zod drops the examples of what it transforms, for they might show the result. Ours show what to send.
function keepExamples({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (Array.isArray(examples)) jsonSchema.examples = examples;
}
