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
const NO_CONTENT = 204;

/** What any route can answer besides its own errors. */
function generalErrors(operation: Operation): Declared[] {
  const ofBody = [errors.invalidRequest, errors.malformedBody, errors.bodyTooLarge, errors.unsupportedMediaType];
  const ofSession = [errors.notSignedIn, errors.foreignOrigin];
  return [
    ...(operation.requestBody ? ofBody : []),
    ...(operation.security === undefined ? ofSession : []),
    errors.internalError,
    errors.temporarilyUnavailable,
  ];
}

function errorAnswers(declared: readonly Declared[]): Operation['responses'] {
  const answers: Operation['responses'] = {};
  for (const { spec } of declared.map((make) => make())) {
    const line = `\`${spec.code}\`: ${spec.title.en}`;
    const before = answers[spec.status]?.description;
    const comesBack = spec.status === 503 || spec.status === 429;
    answers[spec.status] = {
      description: before ? `${before}\n\n${line}` : line,
      headers: { ...CORRELATION, ...(comesBack ? RETRY_AFTER : {}) },
      content: PROBLEM_CONTENT,
    };
  }
  return answers;
}

/** Gives an operation its success, its own errors and the general ones. */
export function completeAnswers(operation: Operation, documentation: Documentation): Operation {
  const { status = 200, answer, errors: own = [] } = documentation;
  const content = answer && { 'application/json': { schema: schemaOf(answer, 'output') } };
  const done = {
    description: status === NO_CONTENT ? 'Done, without a body.' : 'Done.',
    headers: CORRELATION,
    content,
  };
  const keyed = own.some((make) => make().code === 'idempotency-key-missing');
  return {
    ...operation,
    parameters: keyed ? [IDEMPOTENCY_KEY, ...withoutKey(operation.parameters)] : operation.parameters,
    responses: { [status]: done, ...errorAnswers([...own, ...generalErrors(operation)]) },
  };
}

function withoutKey(parameters: readonly unknown[] = []): unknown[] {
  const isKey = (parameter: unknown) => (parameter as { name: string }).name.toLowerCase() === 'idempotency-key';
  return parameters.filter((parameter) => !isKey(parameter));
}
