import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Client } from '../../app/start-session.js';
import { deviceOf } from '../../domain/device.js';

export const DEVICE_COOKIE = '__Host-daftar-device';
export const HANDLE_COOKIE = '__Secure-daftar-handle';

const DEVICE_SECONDS = 365 * 24 * 3_600;
const HANDLE_SECONDS = 30 * 60;
// 256 bits in base64url. Anything else was never given by us, and is not looked up.
const SECRET = /^[\w-]{43}$/;

const locked = { httpOnly: true, secure: true, sameSite: 'strict' } as const;
const deviceCookie = { ...locked, path: '/' };
/** Below the API, for `verification` reads it too. */
const handleCookie = { ...locked, path: '/api/v1' };

function secretIn(request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[name];
  return value !== undefined && SECRET.test(value) ? value : undefined;
}

/** The token of a browser that once logged in. */
export function deviceTokenOf(request: FastifyRequest): string | undefined {
  return secretIn(request, DEVICE_COOKIE);
}

export function clientOf(request: FastifyRequest): Client {
  return { device: deviceOf(request.headers['user-agent']), deviceToken: deviceTokenOf(request) };
}

/** Lets the browser be known for a year. */
export function setDevice(reply: FastifyReply, token: string): void {
  reply.setCookie(DEVICE_COOKIE, token, { ...deviceCookie, maxAge: DEVICE_SECONDS });
}

/** The secret of the browser that asked to prove a contact. */
export function handleSecretOf(request: FastifyRequest): string | undefined {
  return secretIn(request, HANDLE_COOKIE);
}

export function setHandle(reply: FastifyReply, secret: string): void {
  reply.setCookie(HANDLE_COOKIE, secret, { ...handleCookie, maxAge: HANDLE_SECONDS });
}

export function clearHandle(reply: FastifyReply): void {
  reply.clearCookie(HANDLE_COOKIE, handleCookie);
}
