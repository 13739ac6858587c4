import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { PAGE_POLICY } from '../edge/security-headers.js';
import { API_DOCS, DOCUMENTS, SWAGGER_UI } from './files.js';
import { StaticFile } from './static-file.js';

/** Swagger UI writes HTML by itself and shows icons from data: URLs; script and style still come from here alone. */
const DOCS_POLICY = PAGE_POLICY.replace(/; require-trusted-types-for.*$/, '').replace(
  "img-src 'self'",
  "img-src 'self' data:",
);

/** What the page loads, by the name that it has there. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': SWAGGER_UI,
  'swagger-ui-bundle.js': SWAGGER_UI,
  'api-docs.js': API_DOCS,
  'api-docs.css': API_DOCS,
};

/** The API document, and a page to read it. */
export function serveApiDocs(portal: FastifyInstance): void {
  const page = new StaticFile(join(API_DOCS, 'index.html'));
  portal.get('/api/docs', (request, reply) => page.send(request, reply.header('content-security-policy', DOCS_POLICY)));
  const serve = (url: string, path: string) => {
    const file = new StaticFile(path);
    portal.get(url, (request, reply) => file.send(request, reply));
  };
  serve('/api/openapi.json', join(DOCUMENTS, 'openapi.json'));
  for (const [name, folder] of Object.entries(ASSETS)) serve(`/api/docs/assets/${name}`, join(folder, name));
}
