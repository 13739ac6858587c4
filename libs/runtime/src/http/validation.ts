import { StandardSchemaValidationPipe } from '@nestjs/common';
import { type FieldError, invalidRequest, type Text } from '#errors';
import { textOfField } from './field-texts.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly code?: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-type',
  too_small: 'too-short',
  too_big: 'too-long',
  invalid_format: 'wrong-format',
  invalid_value: 'not-a-choice',
  invalid_union: 'wrong-format',
};
const FALLBACK: Text = { id: 'Isian ini belum benar.', en: 'This is not right yet.' };
const MOST = 50;

const escaped = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');

function pointerOf(path: Issue['path'] = []): string {
  return path.map((segment) => `/${escaped(String(typeof segment === 'object' ? segment.key : segment))}`).join('');
}

function codeOfIssue(issue: Issue): string {
  if (textOfField(issue.message)) return issue.message;
  // zod says "received undefined" only in its English text; a missing field is the commonest mistake of all.
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) return 'required';
  return CODES[issue.code ?? ''] ?? 'wrong-format';
}

/** Turns what a schema refused into field errors: a JSON pointer, a code and a sentence that says how to mend it. */
export function fieldErrorsOf(issues: readonly Issue[]): FieldError[] {
  const unknownFields = issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : []).map((key) => ({
      pointer: `${pointerOf(issue.path)}/${escaped(key.slice(0, 60))}`,
      code: 'unknown-field',
    })),
  );
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => ({ pointer: pointerOf(issue.path), code: codeOfIssue(issue) }));
  return [...others, ...unknownFields]
    .slice(0, MOST)
    .map((field) => ({ ...field, detail: textOfField(field.code) ?? FALLBACK }));
}

/** Validates what a route's parameters declare with `{ schema }`, and answers 400 with a pointer to each field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => invalidRequest({ fields: fieldErrorsOf(issues) }),
  });
}
