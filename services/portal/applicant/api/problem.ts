import type { Problem as ProblemDocument } from '#errors';
import { textsIn } from '../texts/catalogue.js';
import { language } from '../texts/language.js';
import { problemTexts } from './problem.texts.js';

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

const PASSES_BY_ITSELF = new Set([429, 502, 503, 504]);
/** Limits of one person: these pass too, but trying the same by itself would only use up the next try. */
const OWN_LIMITS = new Set([
  'correction-limit',
  'login-throttled',
  'resend-limit',
  'resend-too-soon',
  'too-many-slots',
  'tries-exhausted-today',
]);
const RETRY_SECONDS = 5;

/** A request that did not succeed, in words for the reader. `status` is 0 when no answer came at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds after which asking again makes sense; undefined where it makes none. */
    readonly retryAfter?: number,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Problem';
  }

  /** Whether the very same request can be sent again by itself, after `retryAfter`. */
  get passes(): boolean {
    return this.retryAfter !== undefined && !OWN_LIMITS.has(this.code);
  }

  /** For the helpdesk: finds the request in the logs. */
  get reference(): string | undefined {
    const { correlationId } = this.extra;
    return typeof correlationId === 'string' ? correlationId : undefined;
  }

  /** A number that came with the problem, such as `triesLeft`. */
  number(name: string): number | undefined {
    const value = this.extra[name];
    return typeof value === 'number' ? value : undefined;
  }
}

/** No answer: the line is down, or the portal is. */
export function noAnswer(): Problem {
  const texts = textsIn(problemTexts, language());
  return new Problem(0, 'no-answer', texts.noAnswer, texts.noAnswerDetail, [], RETRY_SECONDS);
}

/** A mistake in this very page; what it was stands in the console. */
export function brokenHere(error: unknown): Problem {
  console.error(error);
  const texts = textsIn(problemTexts, language());
  return new Problem(500, 'page-broken', texts.broken, texts.brokenDetail);
}

/** The problem that an answer carries; one without words gets ours. */
export async function problemOf(response: Response): Promise<Problem> {
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  return toProblem(response.status, document, response.headers.get('retry-after'));
}

export function toProblem(status: number, document: Partial<ProblemDocument>, retryAfter: string | null): Problem {
  const { code, title, detail, errors = [], ...extra } = document;
  const texts = textsIn(problemTexts, language());
  const asked = Number(retryAfter ?? Number.NaN);
  const seconds = Number.isFinite(asked) ? Math.max(1, Math.ceil(asked)) : RETRY_SECONDS;
  return new Problem(
    status,
    code ?? (status >= 500 ? 'internal-error' : 'bad-request'),
    title ?? texts.broken,
    detail ?? texts.brokenDetail,
    errors,
    retryAfter !== null || PASSES_BY_ITSELF.has(status) ? seconds : undefined,
    extra,
  );
}

export function isProblem(error: unknown, ...codes: readonly string[]): error is Problem {
  return error instanceof Problem && (codes.length === 0 || codes.includes(error.code));
}
