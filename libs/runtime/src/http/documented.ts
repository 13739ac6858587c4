import type { CodedError, ErrorSpec } from '#errors';
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export interface Documentation {
  /** One sentence, in English: the API document is for developers. */
  readonly summary: string;
  readonly description?: string;
  readonly status?: number;
  readonly answer?: z.ZodType;
  /** The errors of this route besides the general ones. */
  readonly errors?: readonly (() => CodedError)[];
}

function byStatus(errors: Documentation['errors'] = []): Map<number, ErrorSpec[]> {
  const found = new Map<number, ErrorSpec[]>();
  for (const { spec } of errors.map((make) => make())) found.set(spec.status, [...(found.get(spec.status) ?? []), spec]);
  return found;
}

/** Says in the API document what a route does, what it answers, and which error codes it can give. */
export function Documented(documentation: Documentation) {
  const status = documentation.status ?? 200;
  const problems = [...byStatus(documentation.errors)].map(([code, specs]) =>
    ApiResponse({ status: code, description: specs.map((spec) => `\`${spec.code}\`: ${spec.title.en}`).join('\n\n') }),
  );
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary: documentation.summary, description: documentation.description }),
    ApiResponse({ status, description: 'Done', ...(documentation.answer ? { standardSchema: documentation.answer } : {}) }),
    ...problems,
  );
}
