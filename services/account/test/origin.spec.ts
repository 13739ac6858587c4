import { randomUUID } from 'node:crypto';
import { RequestMethod, type Type } from '@nestjs/common';
import { accountService } from '../src/account.module.js';
import { owner, problemOf, SESSIONS } from './access.js';
import { AccountFixture, type Drafted } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Call } from './http.js';

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
const OWN = 'http://localhost:8080';

interface Route {
  readonly method: NonNullable<Call['method']>;
  readonly path: string;
}

let account: AccountFixture;
let known: Drafted;
let routes: Route[];
beforeAll(async () => {
  account = await AccountFixture.start();
  known = await owner(account);
  routes = changingRoutes();
});
afterAll(() => account.stop());

/** Every route that changes something, as the module declares them; whoever adds one is tested here. */
function changingRoutes(): Route[] {
  const controllers = (accountService.module(account.config).controllers ?? []) as Type[];
  return controllers.flatMap((controller) =>
    Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(({ value: handler }) => {
      const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
      const name = method === undefined ? '' : (RequestMethod[method] ?? '');
      if (!CHANGING.includes(name)) return [];
      const parts = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)] as string[];
      const path = `/${parts
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`;
      return [{ method: name as Route['method'], path: path.replace(/:\w+/g, randomUUID()) }];
    }),
  );
}

const send = ({ method, path }: Route, headers: Record<string, string>, body: unknown = undefined) =>
  account.call(path, { method, cookies: known.cookies, headers, body });

describe('a change that a page of another site sends', () => {
  it('is looked for at every route that changes something', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'POST /api/v1/sessions',
        'DELETE /api/v1/sessions',
        'DELETE /api/v1/sessions/current',
        'POST /api/v1/registrations',
        'PUT /api/v1/registrations/me/password',
        'POST /api/v1/password-resets',
        'PUT /api/v1/password-resets/current',
        'POST /api/v1/registrations/me/contact-changes',
      ]),
    );
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://localhost:8080' },
    { origin: 'http://localhost:8081' },
    { origin: 'http://localhost:8080.evil.example' },
    { origin: 'http://evil.localhost:8080' },
    { origin: `${OWN}, https://evil.example` },
    { origin: OWN.toUpperCase() },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '' },
    { origin: OWN, 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('is refused everywhere: %j', async (headers) => {
    for (const route of routes)
      expect([route.method, route.path, ...problemOf(await send(route, headers))]).toEqual([
        route.method,
        route.path,
        403,
        'foreign-origin',
      ]);
  });

  it('has changed nothing', async () => {
    expect((await account.call(SESSIONS, { cookies: known.cookies })).status).toBe(200);
    expect((await account.me(known)).state).toBe('active');
  });
});

describe('a change of our own pages, or of no page', () => {
  it.each<Record<string, string>>([
    { origin: OWN, 'sec-fetch-site': 'same-origin' },
    { origin: OWN },
    { 'sec-fetch-site': 'none' },
    {},
  ])('goes through: %j', async (headers) => {
    const { registrationNumber } = known;
    const body = { registrationNumber, password: PASSWORD };
    expect((await send({ method: 'POST', path: SESSIONS }, headers, body)).status).toBe(200);
  });
});

describe('a read', () => {
  it('may come from anywhere: it changes nothing, and the cookies stay at home', async () => {
    const answer = await account.call('/api/v1/period', { headers: { origin: 'https://evil.example' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});
