import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { notStartedHere } from '../../domain/grant.errors.js';

export const HANDLE_COOKIE = '__Secure-daftar-handle';
const SECRET = /^[\w-]{43}$/;

/**
 * The handle of the browser that asked: only the fingerprint of its cookie is known here, so that finding it takes the
 * same time whatever the cookie holds, and nobody who reads this database can play that browser.
 * @throws CodedError `not-started-here`
 */
export function handleOf(request: FastifyRequest): string {
  const secret = request.cookies?.[HANDLE_COOKIE];
  if (!secret || !SECRET.test(secret)) throw notStartedHere();
  return createHash('sha256').update(secret).digest('hex');
}
