import type { CodedError } from '#errors';
import * as errors from '#errors';
import type { Documentation } from '#runtime';
import { type Operation, schemaOf } from './operation.js';

type Declared = () => CodedError;

export const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; the texts are in the language that Accept-Language prefers (id or en).',
  required: ['type', 'title', 'status', 'detail', 'code', 'correlationId'],
  properties: {
    type: { type: 'string', example: 'urn:daftar:error:invalid-request' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What the reader can do about it.' },
    code: { type: 'string', example: 'invalid-request' },
    correlationId: { type: 'string', description: 'Also in the header X-Correlation-Id; give it to the helpdesk.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer (RFC 6901) into the body.', example: '/person/nik' },
          code: { type: 'string', example: 'nik-format' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Drawn anew for each thing to create, and the same when sending again.',
  schema: { type: 'string', pattern: '^[\\w-]{16,100}$' },
};
const CORRELATION = { 'X-Correlation-Id': { $ref: '#/components/headers/CorrelationId' } };
const RETRY_AFTER = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const BYTES = { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } };
const NO_CONTENT = 204;

/** What any route can answer besides its own errors. */
function generalErrors(operation: Operation, verb: string): Declared[] {
  const ofBody = [errors.invalidRequest, errors.malformedBody, errors.bodyTooLarge, errors.unsupportedMediaType];
  return [
    ...(operation.requestBody ? ofBody : []),
    ...(operation.security === undefined ? [errors.notSignedIn] : []),
    ...(verb === 'get' ? [] : [errors.foreignOrigin]),
    errors.internalError,
    errors.temporarilyUnavailable,
  ];
}

function errorAnswers(declared: readonly Declared[]): Operation['responses'] {
  const specs = [...new Map(declared.map((make) => [make().code, make().spec])).values()];
  const statuses = [...new Set(specs.map(({ status }) => status))];
  const answers = statuses.map((status) => {
    const lines = specs.filter((spec) => spec.status === status).map(({ code, title }) => `\`${code}\`: ${title.en}`);
    const headers = { ...CORRELATION, ...(status === 503 || status === 429 ? RETRY_AFTER : {}) };
    return [String(status), { description: lines.join('\n\n'), headers, content: PROBLEM_CONTENT }] as const;
  });
  return Object.fromEntries(answers);
}

function success({ status = 200, answer }: Documentation) {
  if (status === NO_CONTENT) return { description: 'Done, without a body.', headers: CORRELATION };
  const content = answer ? { 'application/json': { schema: schemaOf(answer, 'output') } } : BYTES;
  return { description: 'Done.', headers: CORRELATION, content };
}

/** The answers of a route: its success, its own errors and those that any route can give. */
export function answersOf(operation: Operation, verb: string, documentation: Documentation): Operation['responses'] {
  const { status = 200, errors: own = [] } = documentation;
  return { [status]: success(documentation), ...errorAnswers([...own, ...generalErrors(operation, verb)]) };
}

/** The upload answers of the portal, which takes no JSON. */
export function uploadAnswers(own: readonly Declared[]): Operation['responses'] {
  const all = [...own, errors.internalError, errors.temporarilyUnavailable];
  return { [NO_CONTENT]: success({ summary: '', status: NO_CONTENT }), ...errorAnswers(all) };
}

/** Adds the Idempotency-Key where a route can miss it. */
export function parametersOf(
  found: readonly unknown[] = [],
  { errors: own = [] }: Documentation,
): unknown[] | undefined {
  const named = (parameter: unknown) => (parameter as { name: string }).name.toLowerCase();
  const others = found.filter((parameter) => named(parameter) !== 'idempotency-key');
  const keyed = own.some((make) => make().code === 'idempotency-key-missing');
  const parameters = keyed ? [IDEMPOTENCY_KEY, ...others] : others;
  return parameters.length > 0 ? parameters : undefined;
}
