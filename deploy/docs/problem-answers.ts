import type { CodedError } from '#errors';
import * as errors from '#errors';

/** The parts of an OpenAPI 3.1 document that we touch. */
export interface Operation {
  summary?: string;
  description?: string;
  operationId?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, Answer>;
}

interface Answer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: unknown }>;
}

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

const CORRELATION = { 'X-Correlation-Id': { $ref: '#/components/headers/CorrelationId' } };
const RETRY_AFTER = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };

const sentence = (make: Declared) => {
  const { spec } = make();
  return `\`${spec.code}\`: ${spec.title.en}`;
};

/** What any route can answer besides its own errors. */
function generalErrors(operation: Operation): Declared[] {
  const ofBody = [errors.invalidRequest, errors.malformedBody, errors.bodyTooLarge, errors.unsupportedMediaType];
  const needsSession = operation.security === undefined;
  return [
    ...(operation.requestBody ? ofBody : []),
    ...(needsSession ? [errors.notSignedIn] : []),
    errors.internalError,
    errors.temporarilyUnavailable,
  ];
}

function add(responses: Operation['responses'], make: Declared): void {
  const status = String(make().spec.status);
  const lines = [...(responses[status]?.description.split('\n\n') ?? []), sentence(make)];
  responses[status] = { ...responses[status], description: [...new Set(lines)].join('\n\n') };
}

/** Completes the answers of an operation: the general errors, and the form and headers of every error. */
export function completeAnswers(operation: Operation): void {
  for (const make of generalErrors(operation)) add(operation.responses, make);
  for (const [status, answer] of Object.entries(operation.responses)) {
    const failed = Number(status) >= 400;
    const comesBack = status === '503' || status === '429';
    answer.headers = { ...answer.headers, ...CORRELATION, ...(comesBack ? RETRY_AFTER : {}) };
    if (failed) answer.content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  }
}
