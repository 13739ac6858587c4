import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { sendProblem } from '#runtime';
import { PAGE_POLICY } from '../edge/security-headers.js';
import { DOCUMENTS, PAGES, SWAGGER_UI } from './files.js';
import { StaticFile } from './static-file.js';

/** Swagger UI writes HTML by itself and shows icons from data: URLs; script and style still come from here alone. */
const DOCS_POLICY = PAGE_POLICY.replace(/; require-trusted-types-for.*$/, '').replace(
  "img-src 'self'",
  "img-src 'self' data:",
);
const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

function serveFile(pages: FastifyInstance, url: string, path: string): void {
  const file = new StaticFile(path);
  pages.get(url, (request, reply) => file.send(request, reply));
}

function servePage(pages: FastifyInstance, url: string, name: string, policy = PAGE_POLICY): void {
  const page = new StaticFile(join(PAGES, name));
  pages.get(url, (request, reply) => page.send(request, reply.header('content-security-policy', policy)));
}

/** What no other route knows: a page for a person who mistyped an address, a problem document for a program. */
function serveNotFound(pages: FastifyInstance): void {
  const page = new StaticFile(join(PAGES, '404.html'));
  pages.get('/*', (request, reply) => {
    const forPeople = !request.url.startsWith('/api') && request.headers.accept?.includes('text/html');
    if (!forPeople) return reply.callNotFound();
    return page.send(request, reply.code(404).header('content-security-policy', PAGE_POLICY));
  });
}

/** The pages of the portal, the API document with its reader, and a page for a mistyped address. */
export function servePages(): FastifyPluginAsync {
  return async (pages) => {
    pages.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    servePage(pages, '/', 'index.html');
    servePage(pages, '/verifikasi', 'verifikasi.html');
    servePage(pages, '/api/docs', 'api-docs.html', DOCS_POLICY);
    serveFile(pages, '/api/openapi.json', join(DOCUMENTS, 'openapi.json'));
    for (const name of readdirSync(join(PAGES, 'assets')))
      serveFile(pages, `/assets/${name}`, join(PAGES, 'assets', name));
    for (const name of SWAGGER_FILES) serveFile(pages, `/api/docs/assets/${name}`, join(SWAGGER_UI, name));
    serveNotFound(pages);
  };
}
