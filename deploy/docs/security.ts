import { type Documentation, SESSION_COOKIE } from '#runtime';
import type { Operation } from './operation.js';

/** `__Host-daftar-session` is the scheme `session`. */
const schemeOf = (cookie: string) => cookie.replace(/^__\w+?-daftar-/, '');

const scheme = (name: string, description: string) => ({ type: 'apiKey', in: 'cookie', name, description });

/** Every cookie that a route can need. All are `HttpOnly`, `Secure` and `SameSite=Strict`. */
export const securitySchemes = {
  session: scheme(SESSION_COOKIE, 'A signed token of ten minutes. Logging in, drafting and refreshing set it.'),
  refresh: scheme(
    '__Secure-daftar-refresh',
    'Exchanged for a new session by `POST /api/v1/sessions/refresh`, and sent below `/api/v1/sessions` alone.',
  ),
  handle: scheme(
    '__Secure-daftar-handle',
    'Ties a reset or a change of contact to the browser that asked for it, for 30 minutes.',
  ),
} as const;

/** Which cookies a route needs. A public route needs no session. */
export function securityOf(open: boolean, { cookies }: Documentation): Operation['security'] {
  const needed = [...(open ? [] : [SESSION_COOKIE]), ...(cookies?.needs ?? [])].map(schemeOf);
  const unknown = needed.find((name) => !(name in securitySchemes));
  if (unknown) throw new Error(`no security scheme stands for the cookie ${unknown}`);
  return needed.length === 0 ? [] : [Object.fromEntries(needed.map((name) => [name, []]))];
}
