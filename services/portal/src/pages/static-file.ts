import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, preferredEncoding } from './encoding.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};
const EXTENSIONS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** How long a browser may go on without asking. */
const CACHE = {
  // A browser asks each time whether what it has is still good: pages of two versions must not mix.
  'ask-each-time': 'no-cache',
  // The name holds a fingerprint of the content.
  'for-good': 'public, max-age=31536000, immutable',
} as const;

interface Variant {
  readonly body: Buffer;
  readonly etag: string;
}

function variantOf(path: string): Variant {
  const body = readFileSync(path);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

/**
 * A file that is served under one fixed path. It is read once, so that no request ever names a path on the disk; what
 * the build compressed beside it (`name.br`, `name.gz`) goes to whoever takes it.
 */
export class StaticFile {
  private readonly type: string;
  private readonly plain: Variant;
  private readonly compressed: ReadonlyMap<Encoding, Variant>;

  /** @throws Error when the file is missing or of a kind that is not served: both stop the start */
  constructor(
    path: string,
    private readonly caching: keyof typeof CACHE = 'ask-each-time',
  ) {
    const type = TYPES[extname(path)];
    if (!type) throw new Error(`the portal serves no file like ${extname(path)}`);
    this.type = type;
    this.plain = variantOf(path);
    const there = (Object.entries(EXTENSIONS) as [Encoding, string][]).filter(([, end]) => existsSync(path + end));
    this.compressed = new Map(there.map(([encoding, end]) => [encoding, variantOf(path + end)]));
  }

  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const encoding = preferredEncoding(request.headers['accept-encoding'], [...this.compressed.keys()]);
    const { body, etag } = (encoding && this.compressed.get(encoding)) || this.plain;
    if (this.compressed.size > 0) reply.header('vary', 'accept-encoding');
    reply.header('cache-control', CACHE[this.caching]).header('etag', etag);
    if (reply.statusCode === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
    if (encoding) reply.header('content-encoding', encoding);
    return reply.type(this.type).send(body);
  }
}
