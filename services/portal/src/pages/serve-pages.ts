import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '#runtime';
import { PAGE_POLICY } from '../edge/security-headers.js';
import { DOCUMENTS, PAGES, SWAGGER_UI } from './files.js';

/** Swagger UI writes HTML by itself and shows icons from data: URLs; script and style still come from here alone. */
const DOCS_POLICY = PAGE_POLICY.replace(/; require-trusted-types-for.*$/, '').replace(
  "img-src 'self'",
  "img-src 'self' data:",
);
const SWAGGER_FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

const QUIET = { index: false, cacheControl: false } as const;

const page = (file: string, policy: string) => (_request: FastifyRequest, reply: FastifyReply) =>
  reply.header('content-security-policy', policy).sendFile(file, PAGES);

function serveAssets(pages: FastifyInstance): void {
  pages.register(fastifyStatic, { ...QUIET, root: join(PAGES, 'assets'), prefix: '/assets/' });
  pages.register(fastifyStatic, {
    ...QUIET,
    root: SWAGGER_UI,
    prefix: '/api/docs/assets/',
    decorateReply: false,
    allowedPath: (path) => SWAGGER_FILES.has(path),
  });
}

/** The pages of the portal, the API document with its reader, and a page for a mistyped address. */
export function servePages(): FastifyPluginAsync {
  return async (pages) => {
    pages.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    // A browser asks each time whether what it has is still good: pages of two versions must not mix.
    pages.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-cache'));
    serveAssets(pages);
    pages.get('/', page('index.html', PAGE_POLICY));
    pages.get('/verifikasi', page('verifikasi.html', PAGE_POLICY));
    pages.get('/api/docs', page('api-docs.html', DOCS_POLICY));
    pages.get('/api/openapi.json', (_request, reply) => reply.sendFile('openapi.json', DOCUMENTS));
    pages.get('/*', (request, reply) => {
      const forPeople = !request.url.startsWith('/api') && request.headers.accept?.includes('text/html');
      if (!forPeople) return reply.callNotFound();
      return reply.code(404).header('content-security-policy', PAGE_POLICY).sendFile('404.html', PAGES);
    });
  };
}
