import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAGE_POLICY } from '../edge/security-headers.js';
import { SITE } from './files.js';
import { StaticFile } from './static-file.js';

/** What the build says about itself: which address shows which file. */
const siteIndex = z.strictObject({ pages: z.record(z.string(), z.string()), notFound: z.string() });
const COMPRESSED = /\.(br|gz)$/;

function readIndex(): z.output<typeof siteIndex> {
  const file = join(SITE, 'site.json');
  if (!existsSync(file)) throw new Error('the applicant site is not built: run `npm run build`');
  return siteIndex.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const sendPage = (page: StaticFile, request: FastifyRequest, reply: FastifyReply) =>
  page.send(request, reply.header('content-security-policy', PAGE_POLICY));

const isForPeople = ({ url, headers }: FastifyRequest) =>
  !url.startsWith('/api') && headers.accept?.includes('text/html') === true;

/** The pages of the applicant's site, what they load, and a page for a mistyped address. */
export function serveSite(portal: FastifyInstance): void {
  const { pages, notFound } = readIndex();
  for (const [url, name] of Object.entries(pages)) {
    const page = new StaticFile(join(SITE, name));
    portal.get(url, (request, reply) => sendPage(page, request, reply));
  }
  for (const name of readdirSync(join(SITE, 'assets')).filter((file) => !COMPRESSED.test(file))) {
    const file = new StaticFile(join(SITE, 'assets', name), 'for-good');
    portal.get(`/assets/${name}`, (request, reply) => file.send(request, reply));
  }
  // Others link to them by these names: browsers, and the card that account writes.
  for (const name of ['icon.svg', 'kartu.css']) {
    const file = new StaticFile(join(SITE, name));
    portal.get(`/${name}`, (request, reply) => file.send(request, reply));
  }
  const lost = new StaticFile(join(SITE, notFound));
  portal.get('/*', (request, reply) => {
    const [path = ''] = request.url.split(/[?#]/);
    const withoutSlash = path.replace(/\/+$/, '');
    if (path !== withoutSlash && Object.hasOwn(pages, withoutSlash)) return reply.redirect(withoutSlash, 308);
    if (!isForPeople(request)) return reply.callNotFound();
    return sendPage(lost, request, reply.code(404));
  });
}
