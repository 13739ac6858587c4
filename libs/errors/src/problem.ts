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

// RFC 9110, 12.4.2: from 0 to 1, three decimals at most.
const WEIGHT = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/;
/** Subtags of languages; `in` is what older Android and Java call Indonesian. */
const SUBTAGS: Readonly<Record<string, Language>> = { id: 'id', in: 'id', en: 'en' };

interface Range {
  readonly of: Language | '*' | undefined;
  readonly weight: number;
}

/** One range such as `en-GB;q=0.8`. What is no weight makes the range say nothing. */
function rangeOf(text: string): Range {
  const [tag = '', ...parameters] = text.toLowerCase().split(';');
  const given = parameters.map((parameter) => parameter.replaceAll(/\s/g, '')).find((one) => one.startsWith('q='));
  const weight = given?.slice(2) ?? '1';
  const name = tag.trim();
  return {
    of: name === '*' ? '*' : SUBTAGS[name.split('-')[0] ?? ''],
    weight: WEIGHT.test(weight) ? Number(weight) : 0,
  };
}

/** Indonesian unless the reader's Accept-Language prefers English (RFC 9110, 12.5.4; RFC 4647, 3.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map(rangeOf);
  const highest = (of: Range['of']) => {
    const weights = ranges.filter((range) => range.of === of).map(({ weight }) => weight);
    return weights.length > 0 ? Math.max(...weights) : undefined;
  };
  const weightOf = (language: Language) => highest(language) ?? highest('*') ?? 0;
  return weightOf('en') > weightOf('id') ? 'en' : 'id';
}
