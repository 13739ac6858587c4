import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { SESSION_COOKIE } from '#runtime';
import { REFRESH_COOKIE } from '../src/in/http/session-cookies.js';
import { AccountFixture, refreshToken, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

const SESSIONS = '/api/v1/sessions';
const REFRESH = `${SESSIONS}/refresh`;
const tokenOf = ({ cookies }: { cookies: Record<string, string> }) => cookies[REFRESH_COOKIE] ?? '';
const problemOf = (answer: Answer) => {
  const { code, errors = [] } = answer.json<{ code: string; errors?: { pointer: string; code: string }[] }>();
  return [answer.status, code, ...errors.map((field) => `${field.pointer} ${field.code}`)];
};

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const refresh = (token: string) => account.post(REFRESH, undefined, { cookies: refreshToken(token) });
const login = (body: object) => account.post(SESSIONS, body);

describe('POST /sessions', () => {
  it('resumes a draft by its number, typed as people type, and the password', async () => {
    const { registrationId, registrationNumber } = await account.draft();
    const answer = await login({
      registrationNumber: registrationNumber.toLowerCase().replaceAll('-', ' '),
      password: PASSWORD,
    });
    expect([answer.status, answer.json()]).toEqual([200, { registrationId, registrationNumber, state: 'draft' }]);
    const shown = await account.call('/api/v1/registrations/me', { cookies: session(answer) });
    expect(shown.json()).toMatchObject({ registrationId });
  });

  it('takes the NIK once the registration holds it, and not before', async () => {
    const applicant = await account.submitted();
    expect(problemOf(await login({ nik: applicant.nik, password: PASSWORD }))).toEqual([401, 'wrong-credentials']);
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    const answer = await login({ nik: applicant.nik.replace(/(.{4})/g, '$1 '), password: PASSWORD });
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { registrationId: applicant.registrationId, state: 'verified' },
    ]);
  });

  it('gives one answer to a wrong password, an unknown number and an unknown NIK', async () => {
    const { registrationNumber } = await account.draft();
    const answers = [
      await login({ registrationNumber, password: 'bukan kata sandinya' }),
      await login({ registrationNumber: '0000-0000-16JD', password: PASSWORD }),
      await login({ nik: '3171015508959999', password: PASSWORD }),
    ];
    const seen = answers.map((answer) => {
      const { correlationId: _, ...problem } = answer.json<{ correlationId: string }>();
      return { status: answer.status, cookies: answer.cookies, problem };
    });
    expect(seen[0]).toMatchObject({ status: 401, cookies: {}, problem: { code: 'wrong-credentials' } });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it.each([
    ['no body', undefined, ' required'],
    ['no password', { nik: '3171015508950001' }, '/password required'],
    ['an empty password', { nik: '3171015508950001', password: '' }, '/password required'],
    ['neither name', { password: 'x' }, '/registrationNumber login-name-needed'],
    [
      'both names',
      { nik: '3171015508950001', registrationNumber: '0000-0000-16JD', password: 'x' },
      '/registrationNumber login-name-needed',
    ],
    [
      'a mistyped number',
      { registrationNumber: '0000-0000-16JE', password: 'x' },
      '/registrationNumber registration-number-format',
    ],
    ['a short NIK', { nik: '317', password: 'x' }, '/nik nik-format'],
    ['a password of a megabyte', { nik: '3171015508950001', password: 'x'.repeat(100_000) }, '/password too-long'],
    ['an object for a NIK', { nik: { $ne: '' }, password: 'x' }, '/nik wrong-type'],
    ['more than was asked for', { nik: '3171015508950001', password: 'x', role: 'admin' }, '/role unknown-field'],
  ])('refuses %s', async (_, body, field) => {
    expect(problemOf(await account.post(SESSIONS, body))).toEqual([400, 'invalid-request', field]);
  });
});

describe('POST /sessions/refresh', () => {
  it('gives a successor and a fresh session, and the successor goes on', async () => {
    const drafted = await account.draft();
    const first = await refresh(tokenOf(drafted));
    expect([first.status, first.json()]).toMatchObject([
      200,
      { registrationId: drafted.registrationId, state: 'draft' },
    ]);
    expect(tokenOf(first)).not.toBe(tokenOf(drafted));
    const second = await refresh(tokenOf(first));
    expect(second.status).toBe(200);
    expect(new Set([drafted, first, second].map(tokenOf)).size).toBe(3);
  });

  it('gives the same successor to a lost answer and to ten tabs at once, for 60 s', async () => {
    const drafted = await account.draft();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(tokenOf(drafted))));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(tokenOf)).size).toBe(1);
    await account.database.shiftClock(55);
    const late = await refresh(tokenOf(drafted));
    expect([late.status, tokenOf(late)]).toEqual([200, tokenOf(answers[0] as Answer)]);
  });

  it('ends the session when a token comes back later than that: two hold it', async () => {
    const drafted = await account.draft();
    const successor = tokenOf(await refresh(tokenOf(drafted)));
    await account.database.shiftClock(65);
    expect(problemOf(await refresh(tokenOf(drafted)))).toEqual([401, 'not-signed-in']);
    expect(problemOf(await refresh(successor))).toEqual([401, 'not-signed-in']);
    const audit = await account.query<{ action: string }>(
      'select action from audit where subject_id = $1 order by id',
      [drafted.registrationId],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'registration.drafted',
      'session.started',
      'session.token-reused',
    ]);
  });

  it('ends after a day without use', async () => {
    const drafted = await account.draft();
    await account.database.shiftClock(24 * 3_600 + 60);
    expect(problemOf(await refresh(tokenOf(drafted)))).toEqual([401, 'not-signed-in']);
  });

  it.each([
    ['no cookie', undefined],
    ['an unknown token', randomUUID()],
    ['a token of a megabyte', 'x'.repeat(10_000)],
  ])('refuses %s', async (_, token) => {
    const cookies = token === undefined ? {} : refreshToken(token);
    expect(problemOf(await account.post(REFRESH, undefined, { cookies }))).toEqual([401, 'not-signed-in']);
  });

  it('keeps no token that could be used', async () => {
    const drafted = await account.draft();
    const successor = tokenOf(await refresh(tokenOf(drafted)));
    const stored = JSON.stringify(
      await account.query('select * from session where registration_id = $1', [drafted.registrationId]),
    );
    for (const token of [tokenOf(drafted), successor]) expect(stored).not.toContain(token);
  });
});

describe('DELETE /sessions/current', () => {
  it('logs out and clears the cookies, as often as it is asked', async () => {
    const drafted = await account.draft();
    for (let n = 0; n < 2; n++) {
      const answer = await account.call(`${SESSIONS}/current`, { method: 'DELETE', cookies: drafted.cookies });
      expect([answer.status, answer.cookies]).toEqual([204, { [SESSION_COOKIE]: '', [REFRESH_COOKIE]: '' }]);
    }
    expect(problemOf(await refresh(tokenOf(drafted)))).toEqual([401, 'not-signed-in']);
  });
});

describe('GET /.well-known/jwks.json', () => {
  it('publishes the key of the session tokens and nothing private', async () => {
    const answer = await account.call('/.well-known/jwks.json');
    const keys = answer.json<JSONWebKeySet>();
    expect(keys).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' }],
    });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const drafted = await account.draft();
    const { payload, protectedHeader } = await jwtVerify(
      drafted.cookies[SESSION_COOKIE] ?? '',
      createLocalJWKSet(keys),
    );
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: keys.keys[0]?.kid });
    expect(payload.sub).toBe(drafted.registrationId);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });
});
