import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { buildApplication, type ConfigKeys, SESSION_COOKIE, type ServiceDefinition } from '#runtime';
import { ownerOf } from '../../services/portal/src/api/routing-table.js';
import { answersOf, PROBLEM, parametersOf } from './answers.js';
import { type Handler, handlersOf, keyOf } from './handlers.js';
import { type Operation, type Paths, schemaOf } from './operation.js';
import { challengeOperation, guardErrors, proofParameters } from './proof-of-work.js';
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

const COMPONENTS = {
  securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
  headers: {
    CorrelationId: { description: 'Follows the request through every service.', schema: { type: 'string' } },
    RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
  },
  schemas: { Problem: PROBLEM },
};

const tagOf = (path: string) => path.split('/')[3] ?? '';

function complete(path: string, verb: string, found: Operation, handlers: ReadonlyMap<string, Handler>): Operation {
  const handler = handlers.get(found.operationId);
  if (!handler) throw new Error(`${path}: the route of ${found.operationId} says nothing about itself`);
  const { open, method } = handler;
  const errors = [...(handler.documentation.errors ?? []), ...guardErrors(path, verb)];
  const documentation = { ...handler.documentation, errors };
  const operation = {
    summary: documentation.summary.replace(/\.$/, ''),
    description: documentation.description,
    operationId: `${tagOf(path)}.${method}`,
    tags: [tagOf(path)],
    // An operation without a word on security needs what the document needs: a session.
    security: open ? [] : undefined,
    parameters: parametersOf([...(found.parameters ?? []), ...proofParameters(path, verb)], documentation),
    requestBody: found.requestBody,
    responses: {},
  };
  return { ...operation, responses: answersOf(operation, verb, documentation) };
}

/** The paths of one service that the portal offers. What it does not route is between services, and no part of the API. */
async function pathsOf(service: ServiceDefinition<ConfigKeys>): Promise<Paths> {
  const config = localConfig(service);
  const app = await buildApplication(service, config, STATE, true);
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build(), {
    standardSchemaConverter: (schema, { schemaType }) => ({ schema: schemaOf(schema, schemaType) }),
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

/** The API of the whole product as one OpenAPI 3.1 document, from the schemas that validate. */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  const parts = await Promise.all(services.map(pathsOf));
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'The portal' }],
    security: [{ session: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: {
      ...inOrder(Object.assign({ '/api/v1/proof-of-work': { get: challengeOperation() } }, ...parts)),
      '/{bucket}': { post: uploadOperation() },
    },
    components: COMPONENTS,
  };
}
