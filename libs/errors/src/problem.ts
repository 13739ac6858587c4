import { CodedError, type Text } from './coded-error.js';
import { internalError } from './general.errors.js';

export type Language = keyof Text;

/** An RFC 9457 problem document, as it goes on the wire. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly correlationId: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly [extra: string]: unknown;
}

/** The answer that an error becomes over HTTP. */
export interface ProblemAnswer {
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly body: Problem;
}

/**
 * The one mapping from errors to HTTP. What is not a CodedError becomes `internal-error` and says nothing else:
 * messages of unknown errors hold host names, SQL and personal data.
 */
export function toProblem(error: unknown, language: Language, correlationId: string): ProblemAnswer {
  const known = error instanceof CodedError ? error : internalError();
  const { spec, occurrence } = known;
  const errors = occurrence.fields?.map(({ pointer, code, detail }) => ({ pointer, code, detail: detail[language] }));
  return {
    status: spec.status,
    retryAfterSeconds: occurrence.retryAfterSeconds,
    body: {
      ...occurrence.extra,
      type: `urn:daftar:error:${spec.code}`,
      title: spec.title[language],
      status: spec.status,
      detail: spec.detail[language],
      code: spec.code,
      correlationId,
      ...(errors ? { errors } : {}),
    },
  };
}

/** Indonesian unless the reader's Accept-Language prefers English (RFC 9110, 12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
    return { tag: tag.split('-')[0], weight: q ? Number(q.slice(2)) || 0 : 1 };
  });
  const weightOf = (language: string) => Math.max(0, ...ranges.filter((r) => r.tag === language).map((r) => r.weight));
  return weightOf('en') > weightOf('id') ? 'en' : 'id';
}
