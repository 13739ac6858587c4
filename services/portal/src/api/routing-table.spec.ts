import { ownerOf, patternsOf, routingTable } from './routing-table.js';

describe('the routing table', () => {
  it.each([
    ['/api/v1/period', 'account'],
    ['/api/v1/registrations', 'account'],
    ['/api/v1/registrations/me/submission', 'account'],
    ['/api/v1/sessions/current', 'account'],
    ['/api/v1/password-resets', 'account'],
    ['/api/v1/password-resets/current', 'account'],
    ['/api/v1/proofs/check', 'account'],
    ['/api/v1/document-requirements', 'document-storage'],
    ['/api/v1/documents/slots', 'document-storage'],
    ['/api/v1/verifications/link', 'verification'],
    ['/api/v1/proof-of-work', 'portal'],
  ])('%s belongs to %s', (path, owner) => expect(ownerOf(path)).toBe(owner));

  it.each([
    '/api/v1/period/1',
    '/api/v1/registrationsx',
    '/api/v1/document-requirements/x',
    '/api/v2/period',
    '/api/v1',
    '/metrics',
    '/health/ready',
    '/callbacks/kannel',
    '/.well-known/jwks.json',
  ])('%s belongs to nobody', (path) => expect(ownerOf(path)).toBeUndefined());

  it('names no path twice', () => {
    const paths = routingTable.map((route) => route.path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('writes the routes of an owner as Fastify understands them', () => {
    expect(patternsOf('document-storage')).toEqual(['/document-requirements', '/documents', '/documents/*']);
  });
});
