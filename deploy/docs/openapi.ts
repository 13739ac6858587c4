import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { buildApplication, type ConfigKeys, SESSION_COOKIE, type ServiceDefinition } from '#runtime';
import { ownerOf } from '../../services/portal/src/api/routing-table.js';
import { completeAnswers, type Operation, PROBLEM } from './problem-answers.js';
import { localConfig, services } from './services.js';
import { uploadOperation } from './upload-operation.js';

type Paths = Record<string, Record<string, Operation>>;
interface Part {
  readonly paths: Paths;
  readonly schemas: Record<string, unknown>;
}

const PUBLIC = 'daftar:public';
const STATE = { started: false, draining: false, readiness: async () => ({}) };

const TAGS = {
  period: 'When registration is open.',
  registrations: 'The own registration: draft, edit, submit, follow.',
  sessions: 'Logging in and out; sessions live in cookies.',
  'document-requirements': 'Which documents the period asks for.',
  documents: 'Slots, uploads and inspection of documents.',
  verifications: 'Proving e-mail and phone by code or link.',
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

/** What the zod schema of a route looks like as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  const { $schema: _, ...converted } = z.toJSONSchema(schema as z.ZodType, { io: schemaType });
  return { schema: converted };
}

/** `RegistrationsController.draft`: for finding the method again; the document gets a shorter one. */
const byMethod = (controller: string, method: string) => `${controller}.${method}`;

function publicMethods(controllers: readonly Type[]): Set<string> {
  const found = controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => {
        const handler = (controller.prototype as Record<string, object>)[name];
        return (
          handler !== undefined && (Reflect.hasMetadata(PUBLIC, controller) || Reflect.hasMetadata(PUBLIC, handler))
        );
      })
      .map((name) => byMethod(controller.name, name)),
  );
  return new Set(found);
}

function name(path: string, operation: Operation, open: ReadonlySet<string>): void {
  const tag = path.split('/')[3] ?? '';
  const [, method] = (operation.operationId ?? '').split('.');
  // An operation without a word on security needs what the document needs: a session.
  if (open.has(operation.operationId ?? '')) operation.security = [];
  operation.tags = [tag];
  operation.operationId = `${tag}.${method}`;
}

async function partOf(service: ServiceDefinition<ConfigKeys>): Promise<Part> {
  const config = localConfig(service);
  const app = await buildApplication(service, config, STATE, true);
  const base = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const document = SwaggerModule.createDocument(app, base, {
    standardSchemaConverter: convert,
    operationIdFactory: byMethod,
  });
  const open = publicMethods((service.module(config).controllers ?? []) as Type[]);
  // What the portal does not route is between services, and no part of the API.
  const offered = Object.entries(document.paths as unknown as Paths).filter(([path]) => ownerOf(path) === service.name);
  for (const [path, operations] of offered)
    for (const operation of Object.values(operations)) name(path, operation, open);
  return {
    paths: Object.fromEntries(offered),
    schemas: (document.components?.schemas ?? {}) as Record<string, unknown>,
  };
}

/** In the order in which an applicant walks; each tag's paths stay together. */
function inOrder(paths: Paths): Paths {
  const tags = Object.keys(TAGS);
  const rank = (path: string) => tags.indexOf(path.split('/')[3] ?? '');
  return Object.fromEntries(Object.entries(paths).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

/** The API of the whole product as one OpenAPI 3.1 document, from the schemas that validate. */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  const parts = await Promise.all(services.filter((service) => service.name !== 'portal').map(partOf));
  const paths = inOrder(Object.assign({}, ...parts.map((part) => part.paths)));
  paths['/{bucket}'] = { post: uploadOperation };
  for (const operations of Object.values(paths))
    for (const operation of Object.values(operations)) completeAnswers(operation);
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'The portal' }],
    security: [{ session: [] }],
    tags: Object.entries(TAGS).map(([tag, description]) => ({ name: tag, description })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
      headers: {
        CorrelationId: { description: 'Follows the request through every service.', schema: { type: 'string' } },
        RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
      },
      schemas: { ...Object.assign({}, ...parts.map((part) => part.schemas)), Problem: PROBLEM },
    },
  };
}
