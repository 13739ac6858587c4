import type { CodedError, ErrorSpec } from '#errors';
import * as errors from '#errors';
import type { Answer, Operation, Schema } from './operation.js';

export type Declared = () => CodedError;

const text = (description: string, example: string): Schema => ({ type: 'string', description, examples: [example] });
const CORRELATION_ID = '0af7651916cd43dd8448eb211c80319c';

/** What some problems say besides; each is documented where it occurs. */
const MEMBERS: Readonly<Record<string, Schema>> = {
  triesLeft: { type: 'integer', description: 'With a wrong code: how many tries are left; 0 means locked.' },
  until: { type: 'string', format: 'date-time', description: 'Until when it is refused.' },
  opensAt: { type: 'string', format: 'date-time', description: 'When the period opens.' },
  closesAt: { type: 'string', format: 'date-time', description: 'The last instant of the period.' },
  version: { type: 'integer', description: 'With a stale edit: the present version.' },
  state: text('Where the registration stands.', 'submitted'),
  move: text('The step that does not fit.', 'submit'),
  reason: text('Why, as a code.', 'expired'),
};

const FIELD: Schema = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  properties: {
    pointer: text('JSON pointer (RFC 6901) into the body.', '/person/nik'),
    code: text('What is wrong, as a stable code.', 'nik-format'),
    detail: text('How to mend it, for a person.', 'NIK terdiri atas 16 angka, seperti pada KTP.'),
  },
};

export const PROBLEM: Schema = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; the texts are in the language that Accept-Language prefers (id or en).',
  required: ['type', 'title', 'status', 'detail', 'code', 'correlationId'],
  properties: {
    type: text('`urn:daftar:error:` and the code.', 'urn:daftar:error:invalid-request'),
    title: text('What happened, for a person.', 'Data belum lengkap atau belum benar'),
    status: { type: 'integer', description: 'The status of the answer.', examples: [400] },
    detail: text('What the reader can do about it.', 'Perbaiki bagian yang ditunjuk, lalu kirim lagi.'),
    code: text('What happened, as a stable code.', 'invalid-request'),
    correlationId: text('Also in the header X-Correlation-Id; give it to the helpdesk.', CORRELATION_ID),
    errors: { type: 'array', description: 'Every field that has to be mended.', items: FIELD },
    ...MEMBERS,
  },
};

const CORRELATION = { 'X-Correlation-Id': { $ref: '#/components/headers/CorrelationId' } };
const RETRY_AFTER = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
const ETAG = { ETag: { $ref: '#/components/headers/ETag' } };
/** Statuses with which the service may say when to come back. */
const COME_BACK = new Set([409, 422, 429, 503]);
const PRECONDITION_FAILED = 412;

const specsOf = (declared: readonly Declared[]): ErrorSpec[] => [
  ...new Map(declared.map((make) => [make().code, make().spec])).values(),
];

function answerOf(status: number, specs: readonly ErrorSpec[]): Answer {
  const lines = specs.map(({ code, title, detail }) => `\`${code}\`: ${title.en}. ${detail.en}`);
  const only = { type: 'object', required: ['code'], properties: codesOf(specs) };
  const examples = specs.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }] as const);
  return {
    description: lines.join('\n\n'),
    headers: {
      ...CORRELATION,
      ...(COME_BACK.has(status) ? RETRY_AFTER : {}),
      ...(status === PRECONDITION_FAILED ? ETAG : {}),
    },
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, only] },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

const codesOf = (specs: readonly ErrorSpec[]): Record<string, Schema> => ({
  code: { type: 'string', description: 'One of these.', enum: specs.map(({ code }) => code) },
});

/** What any route can answer besides its own errors. */
export function generalErrors({ requestBody, security, parameters = [] }: Operation, verb: string): Declared[] {
  const ofBody = [errors.invalidRequest, errors.malformedBody, errors.bodyTooLarge, errors.unsupportedMediaType];
  const inPath = parameters.some((parameter) => 'in' in parameter && parameter.in !== 'header');
  return [
    ...(requestBody ? ofBody : inPath ? [errors.invalidRequest] : []),
    ...(security.some((needed) => 'session' in needed) ? [errors.notSignedIn] : []),
    ...(verb === 'get' ? [] : [errors.foreignOrigin]),
    errors.internalError,
    errors.temporarilyUnavailable,
  ];
}

/** The answers of a route that are problems, by their status; one that is the only one stands among the components. */
export function problemAnswers(declared: readonly Declared[]): Operation['responses'] {
  const specs = specsOf(declared);
  const statuses = [...new Set(specs.map(({ status }) => status))].sort((a, b) => a - b);
  const answers = statuses.map((status) => {
    const [first, ...more] = specs.filter((spec) => spec.status === status);
    if (!first || more.length > 0) return [status, answerOf(status, first ? [first, ...more] : more)] as const;
    return [status, { $ref: `#/components/responses/${first.code}` }] as const;
  });
  return Object.fromEntries(answers);
}

/** The answers with one code each. */
export function problemResponses(specs: readonly ErrorSpec[]): Record<string, Answer> {
  return Object.fromEntries(specs.map((spec) => [spec.code, answerOf(spec.status, [spec])]));
}

/** One example for each of these errors, in Indonesian; the English words stand beside it. */
export function problemExamples(specs: readonly ErrorSpec[]): Record<string, unknown> {
  const examples = specs.map((spec) => {
    const error = new errors.CodedError(spec, spec.code === 'invalid-request' ? { fields: [wrongNik] } : {});
    const { body } = errors.toProblem(error, 'id', CORRELATION_ID);
    return [spec.code, { summary: spec.title.en, description: spec.detail.en, value: body }] as const;
  });
  return Object.fromEntries(examples.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const wrongNik = {
  pointer: '/person/nik',
  code: 'nik-format',
  detail: { id: 'NIK terdiri atas 16 angka, seperti pada KTP.', en: 'A NIK has 16 digits, as on the KTP.' },
};
