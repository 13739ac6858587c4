import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { codeOf, foreignOrigin, notSignedIn } from '#errors';
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
/** `none` is what a person does by hand, without any page. */
const OWN_SITES = ['same-origin', 'none'];

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

const REFRESH_KEYS_MS = 5 * 60_000;

/**
 * The keys of the session tokens, fetched from `account` when first needed and kept for as long as it is away, so that
 * sessions that it opened go on. Every five minutes (`refreshMs`) of use they are fetched anew beside the request: a key
 * that `account` has taken out is no longer trusted then, and one that it never named is asked for at once.
 */
export function remoteSessionKeys(jwksUrl: string, refreshMs = REFRESH_KEYS_MS): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: 5_000,
    timeoutDuration: 2_000,
  });
  let asked = performance.now();
  return (header, token) => {
    if (performance.now() - asked > refreshMs) {
      asked = performance.now();
      keys.reload().catch((error: unknown) => log.warn('session-keys.not-refreshed', { code: codeOf(error) }));
    }
    return keys(header, token);
  };
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
    if (CHANGING.has(request.method) && this.isForeign(request)) throw foreignOrigin();
    const applicant = await applicantOf(request.cookies?.[SESSION_COOKIE], this.keys);
    if (applicant) applicants.set(request, applicant);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!applicant && !open) throw notSignedIn();
    return true;
  }

  // A browser names the page that sends a change; where it leaves out the one header, it sends the other. What names
  // neither is no browser, and has no cookies of anybody.
  private isForeign({ headers }: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = headers;
    if (origin !== undefined && origin !== this.publicOrigin) return true;
    return site !== undefined && !OWN_SITES.includes(String(site));
  }
}

/** The applicant of a request to a public route, where there is a session. */
export function applicantIfAny(request: FastifyRequest): Applicant | undefined {
  return applicants.get(request);
}
