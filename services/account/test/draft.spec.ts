import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { SESSION_COOKIE } from '#runtime';
import { AccountFixture, session, setPeriod } from './account.fixture.js';
import { draftBody } from './applicants.js';
import type { Answer } from './http.js';

const URL = '/api/v1/registrations';
const keyed = (key: string = randomUUID(), more: Record<string, string> = {}) => ({
  headers: { 'idempotency-key': key, ...more },
});

interface Problem {
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}
const fieldsOf = (problem: Problem) =>
  Object.fromEntries((problem.errors ?? []).map(({ pointer, code }) => [pointer, code]));

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

describe('POST /registrations', () => {
  it('keeps a draft and opens a session in cookies that scripts cannot read', async () => {
    const answer = await account.post(URL, draftBody(), keyed());
    expect(answer.status).toBe(201);
    const { registrationId, registrationNumber, ...rest } = answer.json();
    expect(registrationNumber).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(rest).toEqual({ state: 'draft', warnings: [], suggestions: [], expiresAt: expect.stringMatching(/Z$/) });
    const [signed, refresh, device] = answer.headers.getSetCookie();
    expect(signed).toMatch(/^__Host-daftar-session=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(refresh).toMatch(
      /^__Secure-daftar-refresh=[\w-]{22}\.[\w-]{43}; Max-Age=86400; Path=\/api\/v1\/sessions; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(device).toMatch(/^__Host-daftar-device=[\w-]{43}; /);
    expect(decodeJwt(answer.cookies[SESSION_COOKIE] ?? '')).toMatchObject({
      sub: registrationId,
      iss: 'urn:daftar:account',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('stores nothing that names the person in clear', async () => {
    const { registrationId, nik } = await account.draft();
    const stored = JSON.stringify([
      await account.query('select * from registration where registration_id = $1', [registrationId]),
      await account.query('select * from contact where registration_id = $1', [registrationId]),
      await account.query('select * from idempotency'),
      await account.query('select * from audit where subject_id = $1', [registrationId]),
    ]);
    for (const secret of [nik, 'Siti', 'Melati', 'siti.rahasia', '81234567890', '1995-08-15', 'kuda laut'])
      expect(stored).not.toContain(secret);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('gives one draft to 100 identical requests at once, 100 equal answers, and a session to one of them', async () => {
    const [key, body] = [randomUUID(), draftBody()];
    const before = await account.query('select 1 from registration');
    const refusals: Answer[] = [];
    const untilAnswered = async (): Promise<Answer> => {
      for (;;) {
        const answer = await account.post(URL, body, keyed(key));
        if (answer.status !== 409) return answer;
        refusals.push(answer);
      }
    };
    const answers = await Promise.all(Array.from({ length: 100 }, untilAnswered));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => SESSION_COOKIE in answer.cookies)).toHaveLength(1);
    for (const answer of refusals) {
      expect(answer.json<Problem>().code).toBe('idempotency-in-progress');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await account.query('select 1 from registration')).toHaveLength(before.length + 1);
  });

  it('gives the same answer to the same request later, without a session, and refuses another body', async () => {
    const [key, body] = [randomUUID(), draftBody()];
    const first = await account.post(URL, body, keyed(key));
    const again = await account.post(URL, body, keyed(key));
    expect(again.json()).toEqual(first.json());
    expect(again.cookies).toEqual({});
    const other = await account.post(URL, draftBody(), keyed(key));
    expect([other.status, other.json<Problem>().code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('points to every field that is missing', async () => {
    const answer = await account.post(URL, { person: { address: {} }, contacts: {}, consent: {} }, keyed());
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const fields = fieldsOf(answer.json());
    for (const pointer of [
      '/person/nik',
      '/person/sex',
      '/person/address/province',
      '/contacts/email',
      '/contacts/phone',
      '/password',
      '/consent/noticeVersion',
      '/consent/swafoto',
    ]) {
      expect([pointer, fields[pointer]]).toEqual([pointer, 'required']);
    }
    expect(fields['/consent/accepted']).toBe('consent-needed');
    expect(fields['/person/address/rtRw']).toBeUndefined();
  });

  it('points to every field that cannot be, in the reader’s language, and repeats none of it', async () => {
    const body = {
      person: {
        ...draftBody().person,
        nik: '12345',
        kk: 'x',
        name: 'Siti\r\nBcc: penyusup@example.id',
        birthPlace: '\u0000',
        birthDate: '1995-02-30',
        sex: 'x',
        address: { ...draftBody().person.address, street: '\n', postalCode: '1' },
        title: 'S.Kom.',
      },
      contacts: { email: 'siti@', phone: '021 5551234' },
      password: 'pendek',
      consent: { accepted: false, noticeVersion: 'v 1', swafoto: 'ya' },
      locale: 'fr',
    };
    const answer = await account.post(URL, body, keyed(undefined, { 'accept-language': 'en' }));
    expect(answer.status).toBe(400);
    const problem = answer.json<Problem>();
    expect(fieldsOf(problem)).toEqual({
      '/person/nik': 'nik-format',
      '/person/kk': 'kk-format',
      '/person/name': 'name-format',
      '/person/birthPlace': 'place-format',
      '/person/birthDate': 'birth-date-format',
      '/person/sex': 'not-a-choice',
      '/person/address/street': 'street-format',
      '/person/address/postalCode': 'postal-code-format',
      '/person/title': 'unknown-field',
      '/contacts/email': 'email-format',
      '/contacts/phone': 'phone-format',
      '/password': 'password-too-short',
      '/consent/accepted': 'consent-needed',
      '/consent/noticeVersion': 'notice-version-format',
      '/consent/swafoto': 'wrong-type',
      '/locale': 'not-a-choice',
    });
    expect(problem.errors?.find(({ pointer }) => pointer === '/person/nik')?.detail).toBe(
      'A NIK has 16 digits, as written on the KTP.',
    );
    expect(answer.text).not.toContain('penyusup');
  });

  it('refuses a birth date after today by the clock of the database', async () => {
    const future = { ...draftBody(), person: { ...draftBody().person, birthDate: '2090-01-01' } };
    const answer = await account.post(URL, future, keyed());
    expect([answer.status, fieldsOf(answer.json())]).toEqual([400, { '/person/birthDate': 'birth-date-future' }]);
  });

  it('warns where the NIK says something else, keeps the warning, and refuses nothing', async () => {
    const body = { ...draftBody('1101010102030004'), locale: 'en' };
    const answer = await account.post(URL, body, keyed());
    expect(answer.status).toBe(201);
    const { warnings } = answer.json<{ warnings: { code: string }[] }>();
    expect(warnings.map(({ code }) => code)).toEqual([
      'nik-birth-date-differs',
      'nik-sex-differs',
      'nik-province-differs',
    ]);
    expect(warnings[0]).toMatchObject({ pointer: '/person/birthDate', detail: expect.stringContaining('KTP') });
    const shown = await account.call(`${URL}/me`, { cookies: session({ cookies: answer.cookies }) });
    expect(shown.json().warnings).toEqual(warnings);
  });

  it.each([
    ['no key', undefined, draftBody(), 400, 'idempotency-key-missing'],
    ['a short key', 'abc', draftBody(), 400, 'idempotency-key-missing'],
    ['no body', randomUUID(), undefined, 400, 'invalid-request'],
    ['a list', randomUUID(), [], 400, 'invalid-request'],
    ['null', randomUUID(), null, 400, 'invalid-request'],
  ])('refuses %s', async (_, key, body, status, code) => {
    const answer = await account.post(URL, body, { headers: key ? { 'idempotency-key': key } : {} });
    expect([answer.status, answer.json<Problem>().code]).toEqual([status, code]);
  });

  it.each([
    ['broken JSON', '{"person":', 'application/json', 400, 'malformed-body'],
    ['a form', 'nik=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['a flood', JSON.stringify({ a: 'x'.repeat(300_000) }), 'application/json', 413, 'body-too-large'],
  ])('refuses %s', async (_, payload, type, status, code) => {
    const headers = { 'content-type': type, 'idempotency-key': randomUUID() };
    const answer = await account.post(URL, payload, { headers });
    expect([answer.status, answer.json<Problem>().code]).toEqual([status, code]);
  });

  it('refuses a request that another site’s page sent', async () => {
    const answer = await account.post(URL, draftBody(), keyed(undefined, { origin: 'https://jahat.example' }));
    expect([answer.status, answer.json<Problem>().code]).toEqual([403, 'foreign-origin']);
  });
});

describe('outside of the period', () => {
  const HOUR = 3_600_000;
  afterEach(async () => {
    await setPeriod(account.database.url, {
      opensAt: new Date(Date.now() - HOUR),
      closesAt: new Date(Date.now() + HOUR),
    });
  });

  it.each([
    ['before it opens', HOUR, 'not-yet', 'period-not-open'],
    ['after it closed', -2 * HOUR, 'closed', 'period-closed'],
  ])('%s it says so, and takes no draft', async (_, from, state, code) => {
    const opensAt = new Date(Date.now() + from);
    await setPeriod(account.database.url, { opensAt, closesAt: new Date(opensAt.getTime() + HOUR) });
    expect((await account.call('/api/v1/period')).json()).toMatchObject({
      name: 'CPNS 2026',
      state,
      opensAt: opensAt.toISOString(),
    });
    const answer = await account.post(URL, draftBody(), keyed());
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, code]);
  });
});
