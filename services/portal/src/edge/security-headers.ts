import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Nothing may be loaded: for answers that are no pages. A page that is served here brings its own policy. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For our pages: only what we serve ourselves, no inline script or style, no string that becomes script. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // blob: is a photo on the device, shown before it is sent.
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types daftar-worker',
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': NOTHING,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not `no-referrer`: with it browsers send `Origin: null` from forms, which looks like another site.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Puts the security headers on every answer, also on those that Fastify gives before any hook (a broken URL): they are
 * set on the raw answer, and whoever answers later may replace one.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, publicOrigin: string): void {
  const secure = new URL(publicOrigin).protocol === 'https:';
  // Without includeSubDomains: the other hosts of the domain are not ours to decide about.
  const headers = { ...HEADERS, ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}) };
  fastify.server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  });
}
