/** The services that have routes of their own under /api. */
export type UpstreamOwner = 'account' | 'document-storage' | 'verification';
export type RouteOwner = UpstreamOwner | 'portal';

export interface Route {
  readonly path: string;
  /** Whether everything below the path belongs to it too. */
  readonly below: boolean;
  readonly owner: RouteOwner;
}

export const API_PREFIX = '/api/v1';

/** Who answers what. A path that is not here does not exist for the outside. */
export const routingTable: readonly Route[] = [
  { path: '/period', below: false, owner: 'account' },
  { path: '/announcements', below: false, owner: 'account' },
  { path: '/registrations', below: true, owner: 'account' },
  { path: '/sessions', below: true, owner: 'account' },
  { path: '/password-resets', below: true, owner: 'account' },
  { path: '/proofs/check', below: false, owner: 'account' },
  { path: '/document-requirements', below: false, owner: 'document-storage' },
  { path: '/documents', below: true, owner: 'document-storage' },
  { path: '/verifications', below: true, owner: 'verification' },
  { path: '/proof-of-work', below: false, owner: 'portal' },
];

/** The owner of a full path such as `/api/v1/sessions/refresh`; undefined when the portal routes it nowhere. */
export function ownerOf(path: string): RouteOwner | undefined {
  const belongs = (route: Route) => {
    const whole = `${API_PREFIX}${route.path}`;
    return path === whole || (route.below && path.startsWith(`${whole}/`));
  };
  return routingTable.find(belongs)?.owner;
}

/** The routes of one owner, as Fastify writes them, without the prefix. */
export function patternsOf(owner: RouteOwner): string[] {
  return routingTable
    .filter((route) => route.owner === owner)
    .flatMap((route) => (route.below ? [route.path, `${route.path}/*`] : [route.path]));
}
