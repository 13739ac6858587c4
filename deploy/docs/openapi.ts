import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { declaredErrors, type ErrorSpec } from '#errors';
import { buildApplication, type ConfigKeys, type ServiceDefinition } from '#runtime';
import { ownerOf } from '../../services/portal/src/api/routing-table.js';
import { answersOf, jsonOf } from './answers.js';
import { type Handler, handlersOf, keyOf } from './handlers.js';
import type { Operation, Parameter, Paths } from './operation.js';
import { parameters, parametersOf } from './parameters.js';
import { PROBLEM, problemExamples, problemResponses } from './problems.js';
import { challengeOperation, guardErrors, proofParameters } from './proof-of-work.js';
import { packed, unpacked } from './schema.js';
import { securityOf, securitySchemes } from './security.js';
import { localConfig, services } from './services.js';
import { uploadOperation } from './upload-operation.js';

const STATE = { started: false, draining: false, readiness: async () => ({}) };

/** What the paths are about, in the order in which an applicant walks. */
const TAGS = {
  period: 'When registration is open.',
  announcements: 'What the organisers make known.',
  'document-requirements': 'Which documents the period asks for.',
  registrations: 'The own registration: draft, edit, submit, follow.',
  sessions: 'Logging in and out; sessions live in cookies.',
  documents: 'Slots, uploads and inspection of documents.',
  verifications: 'Proving e-mail and phone by code or link.',
  proofs: 'Checking a Kartu Informasi Akun.',
  'proof-of-work': 'Work that the portal asks for before what a stranger could do in bulk.',
} as const;

const INFO = {
  title: 'Daftar',
  version: 'v1',
  description: [
    'Every step of a registration, as the portal offers it under `/api/v1`.',
    'Sessions are cookies (`HttpOnly`, `Secure`, `SameSite=Strict`). Errors are RFC 9457 problem documents with a stable `code`.',
    'A POST that creates something takes an `Idempotency-Key`: sent twice it creates once and answers the same.',
    'A 503 says in `Retry-After` when to come back.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

const headers = {
  CorrelationId: { description: 'Follows the request through every service.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
  ETag: {
    description: 'The version of the registration, for If-Match.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  SetCookie: { description: 'Cookies out of the reach of scripts.', schema: { type: 'string' } },
};

const tagOf = (path: string) => path.split('/')[3] ?? '';
const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** `getRegistrationsMe` for GET /api/v1/registrations/me: as unlike each other as the routes are. */
function operationIdOf(path: string, verb: string): string {
  const words = path.replace('/api/v1/', '').replaceAll('{', 'by-').match(/\w+/g) ?? [];
  return `${verb}${words.map(capital).join('')}`;
}

/** The body as it is to be sent, with an example of it. */
function bodyOf(found: Operation): Operation['requestBody'] {
  const schema = found.requestBody?.content['application/json']?.schema;
  return schema && { required: true, content: jsonOf(unpacked(schema)) };
}

function complete(path: string, verb: string, found: Operation, handlers: ReadonlyMap<string, Handler>): Operation {
  const handler = handlers.get(found.operationId);
  if (!handler) throw new Error(`${path}: the route of ${found.operationId} says nothing about itself`);
  const { open } = handler;
  const errors = [...(handler.documentation.errors ?? []), ...guardErrors(path, verb)];
  const documentation = { ...handler.documentation, errors };
  const operation: Operation = {
    summary: documentation.summary.replace(/\.$/, ''),
    description: documentation.description,
    operationId: operationIdOf(path, verb),
    tags: [tagOf(path)],
    security: securityOf(open, documentation),
    parameters: parametersOf((found.parameters ?? []) as Parameter[], documentation, proofParameters(path, verb)),
    requestBody: bodyOf(found),
    responses: {},
  };
  return { ...operation, responses: answersOf(operation, verb, documentation) };
}

/** The paths of one service that the portal offers. What it does not route is between services, and no part of the API. */
async function pathsOf(service: ServiceDefinition<ConfigKeys>): Promise<Paths> {
  const config = localConfig(service);
  const app = await buildApplication(service, config, STATE, true);
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build(), {
    standardSchemaConverter: (schema) => ({ schema: packed(schema) }),
    operationIdFactory: keyOf,
  });
  const handlers = handlersOf((service.module(config).controllers ?? []) as Type[]);
  const offered = Object.entries(document.paths as unknown as Paths).filter(([path]) => ownerOf(path) === service.name);
  const completed = offered.map(([path, operations]) => {
    const entries = Object.entries(operations).map(
      ([verb, found]) => [verb, complete(path, verb, found, handlers)] as const,
    );
    return [path, Object.fromEntries(entries)] as const;
  });
  return Object.fromEntries(completed);
}

function inOrder(paths: Paths): Paths {
  const rank = (path: string) => Object.keys(TAGS).indexOf(tagOf(path));
  return Object.fromEntries(Object.entries(paths).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

/** The errors that these paths speak of in one part of the components. */
function namedIn(paths: Paths, part: 'examples' | 'responses'): ErrorSpec[] {
  const text = JSON.stringify(paths);
  return declaredErrors()
    .filter(({ code }) => text.includes(`"#/components/${part}/${code}"`))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The API of the whole product as one OpenAPI 3.1 document, from the schemas that validate. */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  const parts = await Promise.all(services.map(pathsOf));
  const paths = {
    ...inOrder(Object.assign({ '/api/v1/proof-of-work': { get: challengeOperation() } }, ...parts)),
    '/{bucket}': { post: uploadOperation() },
  };
  const alone = namedIn(paths, 'responses');
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'The portal' }],
    security: [{ session: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes,
      parameters,
      headers,
      schemas: { Problem: PROBLEM },
      responses: problemResponses(alone),
      examples: problemExamples([...alone, ...namedIn(paths, 'examples')]),
    },
  };
}
