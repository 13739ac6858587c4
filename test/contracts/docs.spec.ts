import { readFileSync } from 'node:fs';
import { generatedDocuments } from '../../deploy/docs/generated.js';
import { ownerOf } from '../../services/portal/src/api/routing-table.js';

interface Operation {
  readonly summary?: string;
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let documents: ReadonlyMap<string, string>;
let api: Document;

beforeAll(async () => {
  documents = await generatedDocuments();
  api = JSON.parse(documents.get('docs/openapi.json') ?? '{}') as Document;
});

const operations = () => Object.values(api.paths).flatMap((path) => Object.values(path));

describe('the generated documents', () => {
  it.each(['docs/openapi.json', 'docs/asyncapi.json', 'docs/configuration.md', 'docs/events.md'])(
    '%s says what the code does (npm run docs brings it up to date)',
    (path) => {
      // Not the texts themselves: the difference of two documents of this size says nothing to anybody.
      expect({ path, isFresh: readFileSync(path, 'utf8') === documents.get(path) }).toEqual({ path, isFresh: true });
    },
  );
});

describe('the API document', () => {
  it('has every route that the portal offers', () => {
    const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'delete /api/v1/sessions',
      'delete /api/v1/sessions/current',
      'delete /api/v1/sessions/{sessionId}',
      'get /api/v1/announcements',
      'get /api/v1/document-requirements',
      'get /api/v1/documents',
      'get /api/v1/documents/{documentId}/content',
      'get /api/v1/period',
      'get /api/v1/proof-of-work',
      'get /api/v1/registrations/me',
      'get /api/v1/registrations/me/dispute',
      'get /api/v1/registrations/me/export',
      'get /api/v1/registrations/me/proof',
      'get /api/v1/registrations/me/proof.pdf',
      'get /api/v1/registrations/me/timeline',
      'get /api/v1/sessions',
      'get /api/v1/verifications/current',
      'patch /api/v1/registrations/me',
      'post /api/v1/documents/slots',
      'post /api/v1/documents/{documentId}/commit',
      'post /api/v1/password-resets',
      'post /api/v1/proofs/check',
      'post /api/v1/registrations',
      'post /api/v1/registrations/me/contact-changes',
      'post /api/v1/registrations/me/dispute',
      'post /api/v1/registrations/me/submission',
      'post /api/v1/registrations/me/withdrawal',
      'post /api/v1/sessions',
      'post /api/v1/sessions/refresh',
      'post /api/v1/verifications/code',
      'post /api/v1/verifications/link',
      'post /api/v1/verifications/not-mine',
      'post /api/v1/verifications/receipt',
      'post /api/v1/verifications/receipt/resend',
      'post /api/v1/verifications/resend',
      'post /{bucket}',
      'put /api/v1/password-resets/current',
      'put /api/v1/registrations/me/consents/swafoto',
      'put /api/v1/registrations/me/contact-changes/current/authorisation',
      'put /api/v1/registrations/me/contact-changes/current/proof',
      'put /api/v1/registrations/me/contacts/email',
      'put /api/v1/registrations/me/contacts/sms',
      'put /api/v1/registrations/me/password',
    ]);
  });

  it('names only what the portal routes', () => {
    const unrouted = Object.keys(api.paths).filter((path) => path !== '/{bucket}' && ownerOf(path) === undefined);
    expect(unrouted).toEqual([]);
  });

  it('says of each operation what it does, under a name of its own', () => {
    expect(operations().filter(({ summary }) => !summary)).toEqual([]);
    const ids = operations().map(({ operationId }) => operationId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('gives every error as a problem document', () => {
    const errors = operations().flatMap(({ responses }) =>
      Object.entries(responses).filter(([status]) => Number(status) >= 400),
    );
    expect(errors.length).toBeGreaterThan(operations().length);
    const problems = errors.filter(([, answer]) =>
      JSON.stringify(answer).match(/application\/problem\+json|#\/components\/responses\//),
    );
    expect(problems).toEqual(errors);
  });

  it('points to nothing that is not in it', () => {
    const text = JSON.stringify(api);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path?.split('/') ?? []);
    const found = (path: string[]) =>
      path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api);
    expect(references.filter((path) => found(path) === undefined)).toEqual([]);
  });
});
