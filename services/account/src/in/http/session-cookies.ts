import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '#runtime';
import type { SessionTokens } from '../../app/access.ports.js';
import type { StartedSession } from '../../app/start-session.js';
import { IDLE_SECONDS } from '../../domain/session.js';
import { DEVICE_COOKIE, setDevice } from './browser-cookies.js';

export const REFRESH_COOKIE = '__Secure-daftar-refresh';
const REFRESH_PATH = '/api/v1/sessions';
/** What opening a session sets. */
export const SESSION_COOKIES = [SESSION_COOKIE, REFRESH_COOKIE, DEVICE_COOKIE] as const;

const locked = { httpOnly: true, secure: true, sameSite: 'strict' } as const;
const sessionCookie = { ...locked, path: '/' };
const refreshCookie = { ...locked, path: REFRESH_PATH };

/** Puts a session into the browser's cookies, out of the reach of scripts, and takes it out again. */
export class SessionCookies {
  constructor(private readonly tokens: SessionTokens) {}

  async set(reply: FastifyReply, session: StartedSession): Promise<void> {
    reply.setCookie(SESSION_COOKIE, await this.tokens.issue(session), {
      ...sessionCookie,
      maxAge: this.tokens.seconds,
    });
    reply.setCookie(REFRESH_COOKIE, session.refreshToken, { ...refreshCookie, maxAge: IDLE_SECONDS });
    if (session.deviceToken) setDevice(reply, session.deviceToken);
    reply.header('cache-control', 'no-store');
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(SESSION_COOKIE, sessionCookie);
    reply.clearCookie(REFRESH_COOKIE, refreshCookie);
  }

  refreshTokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[REFRESH_COOKIE] || undefined;
  }
}
