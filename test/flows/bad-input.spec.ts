import { randomUUID } from 'node:crypto';
import type { Challenge } from 'altcha-lib';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { inventPerson } from '../../deploy/journey/person.js';
import { CHALLENGE_PATH, solve } from '../../deploy/journey/proof-of-work.js';
import * as steps from '../../deploy/journey/steps.js';
import { type RunningSystem, startSystem } from './running-system.js';

interface Attempt {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it stands instead of `body`. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
  readonly stranger?: boolean;
  readonly status: number;
  readonly code: string;
  readonly pointers?: readonly string[];
}

const NOBODY = '018f3c1e-7a51-4c1f-9d55-0f6a3a1b2c01';
const SHA = 'a'.repeat(64);
const key = () => ({ 'idempotency-key': randomUUID() });

function draft(
  change: (body: {
    person: Record<string, unknown>;
    contacts: Record<string, unknown>;
    [more: string]: unknown;
  }) => void,
): unknown {
  const { email, phone, password, ...person } = inventPerson();
  const body = {
    person: { ...person } as Record<string, unknown>,
    contacts: { email, phone } as Record<string, unknown>,
    password,
    consent: { accepted: true, noticeVersion: '2026-01', swafoto: true },
  };
  change(body);
  return body;
}

const slot = { kind: 'ktp', contentType: 'image/jpeg', sizeBytes: 100_000, sha256: SHA };
const invalid = { status: 400, code: 'invalid-request' };
const registrations = '/api/v1/registrations';
const slots = '/api/v1/documents/slots';

/** Where a stranger could do things in bulk. */
const GUARDED = new Set([registrations, '/api/v1/sessions', '/api/v1/verifications/resend']);

const attempts: Attempt[] = [
  {
    what: 'a draft without anything',
    path: registrations,
    body: {},
    headers: key(),
    ...invalid,
    pointers: ['/person', '/contacts', '/password', '/consent'],
  },
  {
    what: 'a draft that is no JSON',
    path: registrations,
    raw: '{"person":',
    headers: key(),
    status: 400,
    code: 'malformed-body',
  },
  {
    what: 'a draft without Idempotency-Key',
    path: registrations,
    body: draft(() => undefined),
    status: 400,
    code: 'idempotency-key-missing',
  },
  {
    what: 'a NIK with letters',
    path: registrations,
    body: draft(({ person }) => {
      person.nik = '31710123456789AB';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/person/nik'],
  },
  {
    what: 'a NIK and a KK that are too short',
    path: registrations,
    body: draft(({ person }) => {
      person.nik = '317';
      person.kk = '1';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/person/nik', '/person/kk'],
  },
  {
    what: 'a birth date in the future',
    path: registrations,
    body: draft(({ person }) => {
      person.birthDate = '2999-01-01';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/person/birthDate'],
  },
  {
    what: 'a birth date that does not exist',
    path: registrations,
    body: draft(({ person }) => {
      person.birthDate = '2000-02-30';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/person/birthDate'],
  },
  {
    what: 'a name with a line break',
    path: registrations,
    body: draft(({ person }) => {
      person.name = 'Siti\r\nBcc: all@example.id';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/person/name'],
  },
  {
    what: 'an impossible e-mail and phone',
    path: registrations,
    body: draft(({ contacts }) => {
      contacts.email = 'siti';
      contacts.phone = '12';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/contacts/email', '/contacts/phone'],
  },
  {
    what: 'a short password',
    path: registrations,
    body: draft((body) => {
      body.password = 'rahasia';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/password'],
  },
  {
    what: 'no consent',
    path: registrations,
    body: draft((body) => {
      body.consent = { accepted: false, noticeVersion: '2026-01', swafoto: true };
    }),
    headers: key(),
    ...invalid,
    pointers: ['/consent/accepted'],
  },
  {
    what: 'consent to a privacy notice that is no longer shown',
    path: registrations,
    body: draft((body) => {
      body.consent = { accepted: true, noticeVersion: '2019-12', swafoto: true };
    }),
    headers: key(),
    status: 422,
    code: 'notice-version-outdated',
    pointers: ['/consent/noticeVersion'],
  },
  {
    what: 'a field that nobody asked for',
    path: registrations,
    body: draft((body) => {
      body.role = 'admin';
    }),
    headers: key(),
    ...invalid,
    pointers: ['/role'],
  },
  {
    what: 'a login without anything',
    path: '/api/v1/sessions',
    body: {},
    stranger: true,
    status: 400,
    code: 'invalid-request',
  },
  {
    what: 'a login with a wrong password',
    path: '/api/v1/sessions',
    body: { nik: '3171012345678901', password: 'salah salah salah' },
    stranger: true,
    status: 401,
    code: 'wrong-credentials',
  },
  {
    what: 'a refresh without a session',
    path: '/api/v1/sessions/refresh',
    stranger: true,
    status: 401,
    code: 'not-signed-in',
  },
  {
    what: 'a look at a registration without a session',
    method: 'GET',
    path: `${registrations}/me`,
    stranger: true,
    status: 401,
    code: 'not-signed-in',
  },
  {
    what: 'an edit to a wrong phone',
    method: 'PATCH',
    path: `${registrations}/me`,
    body: { contacts: { phone: 'abc' } },
    ...invalid,
    pointers: ['/contacts/phone'],
  },
  {
    what: 'an edit of what nobody looked at',
    method: 'PATCH',
    path: `${registrations}/me`,
    body: { person: { name: 'Siti' } },
    status: 428,
    code: 'if-match-needed',
  },
  {
    what: 'an edit of what was changed meanwhile',
    method: 'PATCH',
    path: `${registrations}/me`,
    body: { person: { name: 'Siti' } },
    headers: { 'if-match': '"999"' },
    status: 412,
    code: 'edit-stale',
  },
  {
    what: 'a dispute without a refusal',
    path: `${registrations}/me/dispute`,
    body: { statement: 'NIK itu milik saya, dan saya belum pernah mendaftar.' },
    headers: key(),
    status: 409,
    code: 'nothing-to-dispute',
  },
  {
    what: 'a dispute in a word',
    path: `${registrations}/me/dispute`,
    body: { statement: 'itu' },
    headers: key(),
    ...invalid,
    pointers: ['/statement'],
  },
  {
    what: 'a submission without receipts',
    path: `${registrations}/me/submission`,
    body: { first: 'email' },
    ...invalid,
    pointers: ['/receipts'],
  },
  {
    what: 'a submission by a channel that does not exist',
    path: `${registrations}/me/submission`,
    body: { first: 'fax', receipts: [] },
    ...invalid,
    pointers: ['/first'],
  },
  {
    what: 'a submission without documents',
    path: `${registrations}/me/submission`,
    body: { first: 'email', receipts: [] },
    status: 422,
    code: 'documents-incomplete',
  },
  {
    what: 'a submission with a forged receipt',
    path: `${registrations}/me/submission`,
    body: { first: 'email', receipts: ['eyJhbGciOiJub25lIn0.e30.'] },
    status: 422,
    code: 'documents-incomplete',
    pointers: ['/receipts/0'],
  },
  {
    what: 'a slot of an unknown kind',
    path: slots,
    body: { ...slot, kind: 'paspor' },
    headers: key(),
    ...invalid,
    pointers: ['/kind'],
  },
  {
    what: 'a slot for a file that is too large',
    path: slots,
    body: { ...slot, sizeBytes: 50_000_000 },
    headers: key(),
    ...invalid,
    pointers: ['/sizeBytes'],
  },
  {
    what: 'a slot of a wrong type, without a checksum',
    path: slots,
    body: { ...slot, contentType: 'text/html', sha256: 'x' },
    headers: key(),
    ...invalid,
    pointers: ['/sha256'],
  },
  {
    what: 'a commit of a document that is not there',
    path: `/api/v1/documents/${NOBODY}/commit`,
    status: 404,
    code: 'not-found',
  },
  {
    what: 'a commit of what is no document',
    path: '/api/v1/documents/1/commit',
    ...invalid,
    pointers: ['/documentId'],
  },
  {
    what: 'a document of somebody else',
    method: 'GET',
    path: `/api/v1/documents/${NOBODY}/content`,
    status: 404,
    code: 'not-found',
  },
  {
    what: 'a code that is no code',
    path: '/api/v1/verifications/code',
    body: { code: 'abc' },
    ...invalid,
    pointers: ['/code'],
  },
  {
    what: 'a code before anything was submitted',
    path: '/api/v1/verifications/code',
    body: { code: '123456' },
    status: 409,
    code: 'no-challenge-yet',
  },
  {
    what: 'a link without its token',
    path: '/api/v1/verifications/link',
    body: {},
    stranger: true,
    ...invalid,
    pointers: ['/token'],
  },
  {
    what: 'a link that nobody sent',
    path: '/api/v1/verifications/link',
    body: { token: 'A'.repeat(43), birthDate: '2000-01-01' },
    stranger: true,
    status: 422,
    code: 'link-unknown',
  },
  { what: 'an unknown path', method: 'GET', path: '/api/v1/nothing', stranger: true, status: 404, code: 'not-found' },
  {
    what: 'a change from another site',
    path: '/api/v1/sessions',
    body: {},
    headers: { origin: 'https://evil.example' },
    stranger: true,
    status: 403,
    code: 'foreign-origin',
  },
  {
    what: 'a form instead of JSON',
    path: '/api/v1/sessions',
    raw: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    stranger: true,
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    what: 'a body of a megabyte',
    path: registrations,
    raw: JSON.stringify({ x: 'y'.repeat(1_000_000) }),
    headers: key(),
    stranger: true,
    status: 413,
    code: 'body-too-large',
  },
];

describe('broken input, through the portal', () => {
  let running: RunningSystem;
  let applicant: Applicant;

  beforeAll(async () => {
    running = await startSystem();
    applicant = running.applicant();
    await steps.lookAtPeriod(applicant);
    await steps.createDraft(applicant);
  });
  afterAll(() => running.stop());

  async function proof(): Promise<string> {
    const challenge = await fetch(`${running.surroundings.base}${CHALLENGE_PATH}`);
    return solve((await challenge.json()) as Challenge);
  }

  it('a draft without proof of work: 428, whatever it holds', async () => {
    const answer = await fetch(`${running.surroundings.base}${registrations}`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...key() },
    });
    expect(answer.status).toBe(428);
    expect(await answer.json()).toMatchObject({ code: 'proof-of-work-needed' });
  });

  it.each(attempts)(
    '$what: $status $code',
    async ({ method = 'POST', path, body, raw, headers = {}, stranger, status, code, pointers }) => {
      const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const answer = await fetch(`${running.surroundings.base}${path}`, {
        method,
        body: content,
        headers: {
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...(stranger ? {} : { cookie: applicant.client.cookies.headerFor(path) }),
          ...(GUARDED.has(path) ? { 'x-proof-of-work': await proof() } : {}),
          ...headers,
        },
      });
      const problem = (await answer.json()) as { code: string; errors?: { pointer: string; detail: string }[] };
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect({ status: answer.status, code: problem.code }).toEqual({ status, code });
      const found = problem.errors?.map((error) => error.pointer) ?? [];
      expect(found).toEqual(expect.arrayContaining([...(pointers ?? [])]));
      expect(problem.errors?.every((error) => error.detail.length > 5) ?? true).toBe(true);
      expect(problem).toMatchObject({
        title: expect.any(String),
        detail: expect.any(String),
        correlationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
    },
  );

  it('lost nothing: the draft is as it was', async () => {
    const { state } = await applicant.client.get<{ state: string }>('/api/v1/registrations/me');
    expect(state).toBe('draft');
  });
});
