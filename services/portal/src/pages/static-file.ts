import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A file that is served under one fixed path. It is read once, so that no request ever names a path on the disk. */
export class StaticFile {
  private readonly body: Buffer;
  private readonly type: string;
  private readonly etag: string;

  /** @throws Error when the file is missing or of a kind that is not served: both stop the start */
  constructor(path: string) {
    const type = TYPES[extname(path)];
    if (!type) throw new Error(`the portal serves no file like ${extname(path)}`);
    this.type = type;
    this.body = readFileSync(path);
    this.etag = `"${createHash('sha256').update(this.body).digest('base64url')}"`;
  }

  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    // A browser asks each time whether what it has is still good: pages of two versions must not mix.
    reply.header('cache-control', 'no-cache').header('etag', this.etag);
    if (reply.statusCode === 200 && request.headers['if-none-match'] === this.etag) return reply.code(304).send();
    return reply.type(this.type).send(this.body);
  }
}
