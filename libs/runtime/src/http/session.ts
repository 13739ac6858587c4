import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { foreignOrigin, notSignedIn } from '#errors';
import { createLogger } from '../logger.js';

/** Who is logged in. One account is one registration. */
export interface Applicant {
  readonly registrationId: string;
  readonly sessionId: string;
}

export const SESSION_COOKIE = '__Host-daftar-session';
export const SESSION_ISSUER = 'urn:daftar:account';
export const SESSION_AUDIENCE = 'urn:daftar:applicant';

const log = createLogger('session');
const PUBLIC = 'daftar:public';
const applicants = new WeakMap<FastifyRequest, Applicant>();
const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A route that needs no session. Everything else is refused without one. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Whether a route, or its whole controller, needs no session. */
export function isPublic(controller: object, handler: object): boolean {
  return Reflect.hasMetadata(PUBLIC, handler) || Reflect.hasMetadata(PUBLIC, controller);
}

/** The applicant of the session, as a parameter of a route. */
export const CurrentApplicant = createParamDecorator((_: unknown, context: ExecutionContext): Applicant => {
  const applicant = applicants.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!applicant) throw notSignedIn();
  return applicant;
});

/**
 * The keys of the session tokens, fetched from `account` when first needed and kept for as long as they verify:
 * while `account` is away, sessions that it opened go on.
 */
export function remoteSessionKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: 5_000,
    timeoutDuration: 2_000,
  });
}

/** Who a session token speaks for; undefined when it is missing, expired or not ours. */
async function applicantOf(token: string | undefined, keys: JWTVerifyGetKey): Promise<Applicant | undefined> {
  if (!token) return undefined;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: SESSION_ISSUER,
      audience: SESSION_AUDIENCE,
      algorithms: ['EdDSA'],
    });
    if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string') return undefined;
    return { registrationId: payload.sub, sessionId: payload.sid };
  } catch (error) {
    log.debug('session.refused', { code: (error as { code?: string }).code });
    return undefined;
  }
}

/** Lets a request in when its route is public or its session is valid, and when a change comes from our own pages. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: JWTVerifyGetKey,
    private readonly publicOrigin: string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { origin } = request.headers;
    if (CHANGING.has(request.method) && origin !== undefined && origin !== this.publicOrigin) throw foreignOrigin();
    const applicant = await applicantOf(request.cookies?.[SESSION_COOKIE], this.keys);
    if (applicant) applicants.set(request, applicant);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!applicant && !open) throw notSignedIn();
    return true;
  }
}

/** The applicant of a request to a public route, where there is a session. */
export function applicantIfAny(request: FastifyRequest): Applicant | undefined {
  return applicants.get(request);
}
