/** Whether trying the same thing again can help. The type decides what HTTP, Kafka and workers do next. */
export type ErrorKind = 'permanent' | 'retryable';

/** A text in both languages of the product; Indonesian is the first. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

/** What is wrong with one field of a request; `pointer` is a JSON pointer (RFC 6901) into its body. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
}

/** What is fixed about an error: its stable code, HTTP status, kind and texts. */
export interface ErrorSpec {
  readonly code: string;
  readonly status: number;
  readonly kind: ErrorKind;
  readonly title: Text;
  /** What the reader can do about it. */
  readonly detail: Text;
}

/** What differs from one occurrence to the next. Never personal data: it reaches answers and logs. */
export interface ErrorOccurrence {
  readonly fields?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Further members of the problem document, for example `triesLeft`. */
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
  readonly cause?: unknown;
}

/** The only error that leaves a use case on purpose. Match it by `code`, never by class. */
export class CodedError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;

  constructor(
    readonly spec: ErrorSpec,
    readonly occurrence: ErrorOccurrence = {},
  ) {
    super(spec.code, { cause: occurrence.cause });
    this.name = 'CodedError';
    this.code = spec.code;
    this.kind = spec.kind;
  }
}

const declared = new Map<string, ErrorSpec>();

/**
 * Declares an error once and gives the function that makes its occurrences.
 * @throws Error at load when the code was declared before with other content.
 */
export function defineError(spec: ErrorSpec): (occurrence?: ErrorOccurrence) => CodedError {
  const before = declared.get(spec.code);
  if (before && JSON.stringify(before) !== JSON.stringify(spec))
    throw new Error(`error code ${spec.code} is declared twice`);
  declared.set(spec.code, spec);
  return (occurrence) => new CodedError(spec, occurrence);
}

/** Every error declared so far in this process, for the API document and its tests. */
export function declaredErrors(): readonly ErrorSpec[] {
  return [...declared.values()];
}

/** Whether `error` is a coded error with that code. */
export function hasCode(error: unknown, code: string): error is CodedError {
  return error instanceof CodedError && error.code === code;
}
