import type { FastifyPluginAsync } from 'fastify';
import { sendProblem } from '#runtime';
import { serveApiDocs } from './serve-api-docs.js';
import { serveSite } from './serve-site.js';

/** Everything that the portal serves by itself. */
export function servePages(): FastifyPluginAsync {
  return async (pages) => {
    pages.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    serveApiDocs(pages);
    serveSite(pages);
  };
}
