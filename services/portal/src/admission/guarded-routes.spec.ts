import { ownerOf } from '../api/routing-table.js';
import { guardedRoutes, guardOf } from './guarded-routes.js';

describe('the guard', () => {
  it.each([
    ['/api/v1/registrations', '/registrations'],
    ['/api/v1/verifications/resend', '/verifications/resend'],
    ['/api/v1/verifications/receipt/resend', '/verifications/receipt/resend'],
    ['/api/v1/password-resets', '/password-resets'],
    ['/api/v1/proofs/check', '/proofs/check'],
    ['/api/v1/sessions', '/sessions'],
  ])('stands before POST %s', (url, path) => expect(guardOf('POST', url)?.path).toBe(path));

  it('stands before routes that are handed on', () => {
    for (const { path } of guardedRoutes) expect(['account', 'verification']).toContain(ownerOf(`/api/v1${path}`));
  });

  it.each([
    '/api/v1/registrations/',
    '/api/v1//registrations',
    '/api/v1/registrations?a=1',
    '/api/v1/registrations#a',
    '/api/v1/registrations;a',
    '/api/v1/registr%61tions',
    '/api%2Fv1%2fregistrations',
    '/api/v1/Registrations',
  ])('is not evaded by %s', (url) => expect(guardOf('POST', url)?.path).toBe('/registrations'));

  it.each([
    ['GET', '/api/v1/registrations'],
    ['POST', '/api/v1/registrations/me/submission'],
    ['POST', '/api/v1/sessions/refresh'],
    ['DELETE', '/api/v1/sessions/current'],
    ['POST', '/api/v1/verifications/code'],
    ['POST', '/api/v1/verifications/receipt'],
    ['PUT', '/api/v1/password-resets/current'],
    ['POST', '/api/v1/%zz'],
  ])('lets %s %s pass', (method, url) => expect(guardOf(method, url)).toBeUndefined());
});
