import { API_PREFIX } from '../api/routing-table.js';

export interface GuardedRoute {
  /** Below the prefix of the API; it is a POST. */
  readonly path: string;
  readonly when: 'always' | 'after-refused-logins';
  /** Whether the service answers an Idempotency-Key that it knows with what it answered before. */
  readonly idempotent: boolean;
}

/** What a stranger could do in bulk, and so pays for with work. */
export const guardedRoutes: readonly GuardedRoute[] = [
  { path: '/registrations', when: 'always', idempotent: true },
  { path: '/verifications/resend', when: 'always', idempotent: false },
  { path: '/verifications/receipt/resend', when: 'always', idempotent: false },
  { path: '/password-resets', when: 'always', idempotent: false },
  { path: '/proofs/check', when: 'always', idempotent: false },
  { path: '/sessions', when: 'after-refused-logins', idempotent: false },
];

// Another spelling of a path must not be a way around: percent signs, doubled slashes and one at the end are undone.
function pathOf(url: string): string | undefined {
  try {
    const [path = ''] = url.split(/[?#;]/);
    return decodeURIComponent(path).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  } catch {
    return undefined;
  }
}

/** The guard that a request meets, if any. */
export function guardOf(method: string, url: string): GuardedRoute | undefined {
  if (method !== 'POST') return undefined;
  const path = pathOf(url);
  return guardedRoutes.find((route) => `${API_PREFIX}${route.path}` === path);
}
