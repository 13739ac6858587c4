import { RequestMethod } from '@nestjs/common';
import { documentationOf, isPublic } from '#runtime';
import { methods } from './services.js';

/** Every route that answers without a session. Whoever adds one says so here. */
const publicRoutes = [
  'account GET /.well-known/jwks.json',
  'account GET /api/v1/announcements',
  'account GET /api/v1/period',
  'account POST /api/v1/password-resets',
  'account PUT /api/v1/password-resets/current',
  'account POST /api/v1/proofs/check',
  'account POST /api/v1/registrations',
  'account POST /api/v1/sessions',
  'account POST /api/v1/sessions/refresh',
  'account DELETE /api/v1/sessions/current',
  'document-storage GET /api/v1/document-requirements',
  'notification GET /callbacks/kannel',
  'notification POST /callbacks/generic',
  'verification POST /api/v1/verifications/link',
  'verification POST /api/v1/verifications/not-mine',
  'verification POST /api/v1/verifications/receipt',
  'verification POST /api/v1/verifications/receipt/resend',
];

const routes = methods.flatMap(({ service, controller, handler }) => {
  const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const prefix = Reflect.getMetadata('path', controller) as string;
  const path = Reflect.getMetadata('path', handler) as string;
  const full = `/${[prefix, path]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;
  const open = isPublic(controller, handler);
  return [
    { name: `${service} ${RequestMethod[method]} ${full}`, open, documented: documentationOf(handler) !== undefined },
  ];
});

describe('routes', () => {
  it('need a session, unless they are on the list of public ones', () => {
    expect(
      routes
        .filter((route) => route.open)
        .map((route) => route.name)
        .sort(),
    ).toEqual([...publicRoutes].sort());
  });

  it('exist once', () => {
    const names = routes.map((route) => route.name);
    expect(names.length).toBeGreaterThan(10);
    expect(names).toEqual([...new Set(names)]);
  });

  it('stand in the API document', () => {
    const internal = [
      'account GET /.well-known/jwks.json',
      'notification GET /callbacks/kannel',
      'notification POST /callbacks/generic',
    ];
    expect(
      routes.filter((route) => !route.documented && !internal.includes(route.name)).map((route) => route.name),
    ).toEqual([]);
  });
});
